using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoraJudge.Web.Tests.Hosting.Background;

/// <summary>A portal's database that fails while a test wants it to.</summary>
internal sealed class FaultyContexts(IServiceProvider services, ServiceDescriptor inner) : IDbContextFactory<LoraJudgeDbContext>
{
    private readonly Lazy<IDbContextFactory<LoraJudgeDbContext>> factory = new(() =>
        (IDbContextFactory<LoraJudgeDbContext>)(
            inner.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, inner.ImplementationType!)
        )
    );

    /// <summary>Null while it works.</summary>
    public Exception? Fault { get; set; }

    public static void AddTo(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IDbContextFactory<LoraJudgeDbContext>));
        services.AddSingleton(provider => new FaultyContexts(provider, inner));
        services.Replace(
            ServiceDescriptor.Singleton<IDbContextFactory<LoraJudgeDbContext>>(provider => provider.GetRequiredService<FaultyContexts>())
        );
    }

    public LoraJudgeDbContext CreateDbContext() => Fault is { } fault ? throw fault : factory.Value.CreateDbContext();
}
