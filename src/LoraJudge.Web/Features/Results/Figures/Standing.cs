namespace LoraJudge.Web.Features.Results.Figures;

public enum Evidence
{
    /// <summary>As the frozen plan fixed it before the first judgment.</summary>
    Confirmatory,

    /// <summary>Decided otherwise, or afterwards.</summary>
    Exploratory,
}

/// <param name="Why">In a few words.</param>
public sealed record Standing(Evidence Evidence, string Why);
