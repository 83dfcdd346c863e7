namespace NetGen;

/// <summary>
/// A record whose properties are the inputs: those with <see cref="NumericAttribute"/>, <see cref="CategoryAttribute"/>
/// or <see cref="DatePartsAttribute"/>, in their order; <see cref="TargetAttribute"/> marks what is to be predicted.
/// The network receives <c>Fit</c>, <c>Encode</c> and <c>Predict</c> for the record.
/// </summary>
/// <typeparam name="TRecord">A class, record or struct with public properties.</typeparam>
public sealed class InputAttribute<TRecord> : LayerAttribute;
