namespace LoraJudge.Statistics.Comparison;

/// <summary>The alternative hypothesis about group minus control. It must be fixed before the data are seen.</summary>
public enum Alternative
{
    /// <summary>The means differ.</summary>
    TwoSided,

    /// <summary>The group's mean is above the control's.</summary>
    Greater,

    /// <summary>The group's mean is below the control's.</summary>
    Less,
}
