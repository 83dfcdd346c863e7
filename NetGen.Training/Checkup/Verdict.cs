namespace NetGen.Training;

/// <summary>How serious a finding is.</summary>
public enum Verdict
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth a look; training may work all the same.</summary>
    Warning,

    /// <summary>Training does not work like this.</summary>
    Bad,
}
