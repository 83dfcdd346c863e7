using System;
using NetGen.Samples;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>Networks as large as the samples' become methods that the JIT optimises.</summary>
public class EmittedSizeTests
{
    [Theory]
    [InlineData(typeof(DigitClassifier))]
    [InlineData(typeof(ReLUDigits))]
    [InlineData(typeof(LeNet))]
    public void MethodsAreSmall(Type network) => MethodSizes.Check(network.Assembly);
}
