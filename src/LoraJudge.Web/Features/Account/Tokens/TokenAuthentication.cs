using System.Globalization;
using System.Text.Encodings.Web;
using LoraJudge.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LoraJudge.Web.Features.Account.Tokens;

/// <summary>"Authorization: Bearer TOKEN" (RFC 6750). The account's roles and locks hold as they are at the moment.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiTokens tokens,
    UserManager<PortalUser> users,
    IUserClaimsPrincipalFactory<PortalUser> principals
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";

    private const string Bearer = "Bearer ";
    private const int MostLength = 100;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var token = header[Bearer.Length..].Trim();
        var owner = token.Length <= MostLength ? await tokens.OwnerAsync(token, Context.RequestAborted) : null;
        if (
            owner is not { } id
            || await users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is not { } user
            || await users.IsLockedOutAsync(user)
        )
            return AuthenticateResult.Fail("There is no such token.");
        return AuthenticateResult.Success(new AuthenticationTicket(await principals.CreateAsync(user), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults
            .Problem(
                statusCode: StatusCodes.Status401Unauthorized,
                title: "A token is needed",
                detail: "Make one on the portal's page /account, and send it in the header Authorization: Bearer TOKEN."
            )
            .ExecuteAsync(Context);
    }
}
