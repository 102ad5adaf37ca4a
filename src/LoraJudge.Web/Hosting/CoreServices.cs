using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Catalog.Pictures;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Features.Operations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoraJudge.Web.Hosting;

/// <summary>What the portal and every verb stand on: database, blobs, decoder, encoder, progress.</summary>
internal static class CoreServices
{
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.AddDatabase();
        services.AddPortalOptions<ImagingOptions>(ImagingOptions.Section, options => options.Problem());
        services.AddPortalOptions<EncoderOptions>(EncoderOptions.Section, options => options.Problem());
        services.AddBlobs();
        services.AddSingleton<IImageDecoder, NetVipsImageDecoder>();
        services.AddEncoderWork();
        services.AddSingleton<EncoderService>();
        services.AddSingleton<IStyleEncoder>(provider => provider.GetRequiredService<EncoderService>());
        services.AddHostedService(provider => provider.GetRequiredService<EncoderService>());
        services.AddSingleton<CatalogueSnapshots>();
        return services;
    }

    /// <summary>The database alone, migrated at the start, for what needs neither pictures nor encoder.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPortalOptions<StorageOptions>(StorageOptions.Section, options => options.Problem());
        services.AddPortalOptions<DatabaseOptions>(DatabaseOptions.Section, _ => null);
        services.AddLoraJudgeData(Target);
        services.AddHostedService<DatabaseStart>();
        services.AddSingleton<ProgressBoard>();
        return services;
    }

    /// <summary>Files, for what has the database already.</summary>
    public static IServiceCollection AddBlobs(this IServiceCollection services) =>
        services
            .AddSingleton<IBlobStore>(Blobs)
            .AddSingleton<BlobKeeper>()
            .AddSingleton<ThumbnailFolder>()
            .AddSingleton<IDerivedFiles>(provider => provider.GetRequiredService<ThumbnailFolder>());

    private static DatabaseTarget Target(IServiceProvider services) =>
        DatabaseTarget.From(services.GetRequiredService<DatabaseOptions>(), services.GetRequiredService<StorageOptions>().Folder);

    private static FolderBlobStore Blobs(IServiceProvider services) =>
        new(services.GetRequiredService<StorageOptions>().BlobFolder, services.GetRequiredService<TimeProvider>());
}
