using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoraJudge.Data.Blobs;

public static class BlobRegistration
{
    /// <summary>Registers <see cref="IBlobStore"/> as a folder.</summary>
    public static IServiceCollection AddFolderBlobStore(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IBlobStore>(provider => new FolderBlobStore(folder, provider.GetRequiredService<TimeProvider>()));
    }
}
