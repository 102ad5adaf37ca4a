namespace LoraJudge.Web.Features.Account;

/// <summary>Accounts of researchers and administrators. Participants have none.</summary>
public static class AccountSlice
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization(PortalPolicies.Add);
        return builder;
    }

    public static WebApplication MapAccounts(this WebApplication app) => app;
}
