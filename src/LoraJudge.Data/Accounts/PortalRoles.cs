namespace LoraJudge.Data.Accounts;

/// <summary>What accounts may do.</summary>
public static class PortalRoles
{
    /// <summary>Everything, and the accounts.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Studies of their own, training, encoders.</summary>
    public const string Researcher = "Researcher";

    public static readonly IReadOnlyList<string> All = [Administrator, Researcher];
}
