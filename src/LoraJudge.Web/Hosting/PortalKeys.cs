using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LoraJudge.Web.Hosting;

/// <summary>The keys that sign forms, cookies and addresses, in the portal's own folder.</summary>
internal static class PortalKeys
{
    public static IServiceCollection AddPortalKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("LoraJudge");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<StorageOptions, ILoggerFactory>(
                (keys, storage, loggers) =>
                    keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.GetFullPath(storage.KeyFolder)), loggers)
            );
        return services;
    }
}
