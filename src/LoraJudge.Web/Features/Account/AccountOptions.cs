namespace LoraJudge.Web.Features.Account;

/// <summary>The section "Account".</summary>
internal sealed record AccountOptions
{
    public const string Section = "Account";

    /// <summary>Sign-in by an OpenID Connect provider, beside passwords; nothing where its authority is empty.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; init; } = new();

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        !OpenIdConnect.IsConfigured ? null
        : !Uri.TryCreate(OpenIdConnect.Authority, UriKind.Absolute, out var authority)
        || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
            ? $"{Section}:OpenIdConnect:Authority is \"{OpenIdConnect.Authority}\": write the provider's address, which begins with https://."
        : string.IsNullOrWhiteSpace(OpenIdConnect.ClientId)
            ? $"{Section}:OpenIdConnect:ClientId is empty: write the id that the provider gave to this portal."
        : string.IsNullOrWhiteSpace(OpenIdConnect.DisplayName)
            ? $"{Section}:OpenIdConnect:DisplayName is empty: write what the sign-in page calls the provider."
        : null;
}

/// <param name="Authority">The provider's address.</param>
/// <param name="ClientSecret">Belongs in the environment (Account__OpenIdConnect__ClientSecret), not in a file.</param>
/// <param name="DisplayName">What the sign-in page calls the provider.</param>
/// <param name="AdmitsNewResearchers">Whether who comes for the first time becomes a researcher; else an administrator admits them.</param>
internal sealed record OpenIdConnectSettings(
    string Authority = "",
    string ClientId = "",
    string ClientSecret = "",
    string DisplayName = "Institution",
    bool AdmitsNewResearchers = false
)
{
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority);
}
