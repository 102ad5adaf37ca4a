using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace LoraJudge.Web.Features.Account;

/// <summary>What the portal asks of an OpenID Connect provider.</summary>
internal static class ExternalProvider
{
    public static void Configure(OpenIdConnectOptions options, OpenIdConnectSettings provider)
    {
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.ResponseType = "code";
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Add("email");
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        // Signing in knows its person by the subject, whatever else the provider says.
        options.TokenValidationParameters.NameClaimType = "name";
        options.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "sub");
        options.Events.OnTokenValidated = validated =>
        {
            if (validated.Principal is { Identity: ClaimsIdentity identity } person && person.FindFirst("sub") is { } subject)
                identity.AddClaim(new(ClaimTypes.NameIdentifier, subject.Value));
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = failure =>
        {
            failure.Response.Redirect("/sign-in?problem=external");
            failure.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
