using NetGen.Samples;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>Networks as large as the samples' become methods that the JIT optimises.</summary>
public class EmittedSizeTests
{
    [Fact]
    public void MethodsAreSmall() => MethodSizes.Check(typeof(DigitClassifier).Assembly);
}
