using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Encoders.Activation;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>What pictures are compared by: the encoders, what they are worth, and which one is used.</summary>
internal static class EncodersSlice
{
    public static WebApplicationBuilder AddEncoders(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHostedService<EncoderSwitcher>();
        return builder;
    }

    public static WebApplication MapEncoders(this WebApplication app)
    {
        app.MapPost("/encoders/{id:long}/activate", EncoderEndpoints.ActivateAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/encoders/cancel", EncoderEndpoints.CancelAsync).RequireAuthorization(PortalPolicies.Research);
        app.MapPost("/encoders/deactivate", EncoderEndpoints.DeactivateAsync).RequireAuthorization(PortalPolicies.Research);
        return app;
    }
}
