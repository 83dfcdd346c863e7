using NetGen;
using Shared;

Console.WriteLine($"{Other.Signs.InputLength} {OfTheFirst.InputLength} {OfTheSecond.InputLength}");

namespace Other
{
    [Network]
    [Input(4)]
    [Dense(1), BinaryCrossEntropy]
    internal sealed partial class Signs;
}

namespace Shared
{
    [Network]
    [Input(5)]
    [Dense(1), BinaryCrossEntropy]
    internal sealed partial class OfTheSecond;
}
