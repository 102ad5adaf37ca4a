using LoraJudge.Data;
using LoraJudge.Data.Accounts;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace LoraJudge.Web.Features.Account;

/// <summary>Accounts, for the portal and the verbs alike.</summary>
internal static class AccountWork
{
    private const int LeastPassword = 12;

    /// <returns>For what only the portal adds: signing in.</returns>
    public static IdentityBuilder AddAccountWork(this IServiceCollection services)
    {
        services.AddPortalKeys();
        services.AddScoped<AccountAdministration>();
        return services
            .AddIdentityCore<PortalUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Length alone: rules of composition make passwords worse (NIST SP 800-63B, 3.1.1.2).
                options.Password.RequiredLength = LeastPassword;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddRoles<IdentityRole<long>>()
            .AddEntityFrameworkStores<LoraJudgeDbContext>()
            .AddDefaultTokenProviders();
    }
}
