namespace LoraJudge.Data.Accounts;

/// <summary>What a researcher's scripts sign in with. The token itself is shown once and stored nowhere.</summary>
public sealed class ApiToken
{
    public const int MaxNameLength = 100;

    public long Id { get; set; }
    public long UserId { get; set; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token: 128 random bits need no salt and no slow hash.</summary>
    public required string Sha256 { get; set; }

    public DateTime CreatedUtc { get; set; }
}
