using LoraJudge.Data.Blobs;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Encoders.Loading;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>The process's encoders, for the portal and the verbs alike.</summary>
internal static class EncoderServices
{
    public static IServiceCollection AddEncoderWork(this IServiceCollection services) =>
        services
            .AddSingleton<ICheckpointReader, CheckpointReader>()
            .AddSingleton<EncoderNotices>()
            .AddSingleton<EncoderStanding>()
            .AddSingleton<CheckpointFiles>()
            .AddSingleton<IDerivedFiles>(provider => provider.GetRequiredService<CheckpointFiles>())
            .AddSingleton<EmbeddedEncoders>()
            .AddSingleton<IEncoderSource, PortalEncoders>()
            .AddSingleton<ActivationSignal>()
            .AddSingleton<EncoderActivation>()
            .AddSingleton<EncoderSwitch>()
            .AddSingleton<EncoderRegistration>()
            .AddSingleton<EncoderList>();
}
