namespace NetGen;

/// <summary>How a number is scaled, with statistics of the training rows; a constant number is only shifted.</summary>
public enum Scale
{
    /// <summary>(x - mean) / deviation, the population's: scikit-learn's StandardScaler.</summary>
    Standard,

    /// <summary>
    /// (x - smallest) / (largest - smallest), in [0, 1] for training rows: scikit-learn's MinMaxScaler.
    /// </summary>
    MinMax,

    /// <summary>sign(x) log(1 + |x|), standardised: for prices, distances, counts.</summary>
    Log,

    /// <summary>
    /// The share of training rows below x, stretched to [-1, 1]; linear between 1,001 quantiles at most, and the end of
    /// the range beyond them: scikit-learn's QuantileTransformer with another range.
    /// </summary>
    Quantile,

    /// <summary>x as it is.</summary>
    None,
}

/// <summary>What takes the place of a number that is missing; an input beside it says that it was.</summary>
public enum Missing
{
    /// <summary>Nothing: null and NaN are errors. For a nullable property the mean.</summary>
    NotAllowed,

    /// <summary>The mean of the training rows that have it.</summary>
    Mean,

    /// <summary>Their median.</summary>
    Median,

    /// <summary>Their most frequent number; of several the smallest.</summary>
    MostFrequent,

    /// <summary>0, before it is scaled.</summary>
    Zero,
}

/// <summary>
/// What of a date or time is an input. Parts that come again are a sine and a cosine, so that December lies beside
/// January: two inputs each. The others are one, standardised.
/// </summary>
public enum DatePart
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The month, of 12.</summary>
    Month,

    /// <summary>The day, of the days of its month.</summary>
    Day,

    /// <summary>The day of the week, of 7.</summary>
    DayOfWeek,

    /// <summary>The day of the year, of the days of its year.</summary>
    DayOfYear,

    /// <summary>The hour, of 24.</summary>
    Hour,

    /// <summary>The minute of the day, of 1,440.</summary>
    MinuteOfDay,

    /// <summary>Days since 0001-01-01, with fractions: a trend over time.</summary>
    Elapsed,
}
