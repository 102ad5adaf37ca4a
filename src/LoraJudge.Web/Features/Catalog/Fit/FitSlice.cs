namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Whether the encoder fits the models that came since it was made.</summary>
internal static class FitSlice
{
    public static IServiceCollection AddEncoderFit(this IServiceCollection services) =>
        services.AddSingleton<EncoderFitGroups>().AddSingleton<EncoderFitKeeper>().AddHostedService<EncoderFitWatcher>();
}
