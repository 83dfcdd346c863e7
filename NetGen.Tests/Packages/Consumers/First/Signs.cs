using NetGen;

namespace Shared;

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), BinaryCrossEntropy]
internal sealed partial class Signs;

[Network]
[Input(3)]
[Dense(1), BinaryCrossEntropy]
internal sealed partial class OfTheFirst;
