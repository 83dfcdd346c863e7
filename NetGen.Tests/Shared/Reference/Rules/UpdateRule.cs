namespace NetGen.Tests.Reference;

/// <summary>An update rule in float64, with PyTorch's formulas.</summary>
/// <param name="Rate">Learning rate.</param>
/// <param name="WeightDecay">Lambda of the weight decay, which acts on weight matrices alone.</param>
public abstract record UpdateRule(double Rate, double WeightDecay)
{
    /// <summary>Updates every value of a tensor in step 1, 2, ...</summary>
    public void Apply(Tensor tensor, long step)
    {
        double decay = tensor.Role == TensorRole.Weights ? WeightDecay : 0;
        for (int i = 0; i < tensor.Count; i++)
        {
            ref double weight = ref tensor.Values[i];
            double gradient = Decay(ref weight, tensor.Gradient[i], decay);
            weight = Update(weight, gradient, ref tensor.State0[i], ref tensor.State1[i], step);
        }
    }

    /// <summary>Weight decay: here lambda w added to the gradient.</summary>
    protected virtual double Decay(ref double weight, double gradient, double decay) => gradient + decay * weight;

    /// <summary>Returns the new weight.</summary>
    protected abstract double Update(double w, double g, ref double s0, ref double s1, long step);
}
