using LoraJudge.Data.Accounts;
using LoraJudge.Web.Features.Account.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace LoraJudge.Web.Features.Account;

/// <summary>Who may do what; pages and endpoints name one of these.</summary>
internal static class PortalPolicies
{
    /// <summary>Researchers and administrators.</summary>
    public const string Research = "Research";

    /// <summary>Administrators alone.</summary>
    public const string Administration = "Administration";

    /// <summary>The same by a token, for scripts: reading alone.</summary>
    public const string ResearchByScript = "ResearchByScript";

    public static void Add(AuthorizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddPolicy(Research, policy => policy.RequireRole(PortalRoles.Researcher, PortalRoles.Administrator));
        options.AddPolicy(
            ResearchByScript,
            policy =>
                policy.AddAuthenticationSchemes(TokenAuthentication.Name).RequireRole(PortalRoles.Researcher, PortalRoles.Administrator)
        );
        options.AddPolicy(Administration, policy => policy.RequireRole(PortalRoles.Administrator));
    }
}
