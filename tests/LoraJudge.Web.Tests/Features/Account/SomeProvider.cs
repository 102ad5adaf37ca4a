using System.Security.Cryptography;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LoraJudge.Web.Tests.Features.Account;

/// <summary>An OpenID Connect provider that vouches for one person: it answers for tokens and facts, and signs with a key of its own.</summary>
internal sealed class SomeProvider : HttpMessageHandler
{
    public const string Authority = "https://login.example.org";

    public static readonly (string Key, string Value)[] Settings =
    [
        ("Account:OpenIdConnect:Authority", Authority),
        ("Account:OpenIdConnect:ClientId", "lorajudge"),
        ("Account:OpenIdConnect:ClientSecret", "secret"),
        ("Account:OpenIdConnect:DisplayName", "Example University"),
    ];

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };

    private string? nonce;

    public string Email { get; set; } = "researcher@example.org";

    public bool IsVerified { get; set; } = true;

    /// <summary>In place of the provider's address, which nobody can reach.</summary>
    public void Register(IServiceCollection services) =>
        services.PostConfigure<OpenIdConnectOptions>(
            "OpenIdConnect",
            options =>
            {
                options.Backchannel = new HttpClient(this);
                options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(
                    new OpenIdConnectConfiguration
                    {
                        Issuer = Authority,
                        AuthorizationEndpoint = $"{Authority}/authorize",
                        TokenEndpoint = $"{Authority}/token",
                        UserInfoEndpoint = $"{Authority}/user",
                        SigningKeys = { key },
                    }
                );
            }
        );

    /// <summary>The person signs in at the provider, which sends the browser back.</summary>
    /// <returns>The portal's last answer.</returns>
    public async Task<HttpResponseMessage> SignInAsync(HttpClient browser)
    {
        using var sent = await browser.GetAsync("/sign-in/external?return=%2Ftraining");
        var asked = HttpUtility.ParseQueryString(sent.Headers.Location!.Query);
        nonce = asked["nonce"];
        using var form = new FormUrlEncodedContent([new("code", "a code"), new("state", asked["state"]!)]);
        using var back = await browser.PostAsync("/signin-oidc", form);
        return await browser.GetAsync(back.Headers.Location);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, object>
        {
            ["sub"] = "person-1",
            ["email"] = Email,
            ["email_verified"] = IsVerified,
        };
        var answer = request.RequestUri!.AbsolutePath == "/token" ? Tokens(facts) : facts;
        return Task.FromResult(
            new HttpResponseMessage { Content = new StringContent(JsonSerializer.Serialize(answer), null, "application/json") }
        );
    }

    private Dictionary<string, object> Tokens(Dictionary<string, object> facts) =>
        new()
        {
            ["access_token"] = "an access token",
            ["token_type"] = "Bearer",
            ["id_token"] = new JsonWebTokenHandler().CreateToken(
                new SecurityTokenDescriptor
                {
                    Issuer = Authority,
                    Audience = "lorajudge",
                    Claims = new Dictionary<string, object>(facts) { ["nonce"] = nonce! },
                    SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
                }
            ),
        };
}
