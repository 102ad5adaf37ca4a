using Microsoft.Extensions.Options;

namespace LoraJudge.Web.Hosting;

internal static class PortalOptions
{
    /// <summary>
    /// Binds a section to a record, checked when the portal starts, and offers the record itself.
    /// </summary>
    /// <param name="problem">What is wrong and what to write instead; null where nothing is.</param>
    public static IServiceCollection AddPortalOptions<T>(this IServiceCollection services, string section, Func<T, string?> problem)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Check<T>(problem));
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    private sealed class Check<T>(Func<T, string?> problem) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            problem(options) is { } text ? ValidateOptionsResult.Fail(text) : ValidateOptionsResult.Success;
    }
}
