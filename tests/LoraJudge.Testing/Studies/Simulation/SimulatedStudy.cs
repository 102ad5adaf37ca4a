using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>A data folder of a portal whose database holds an open study of striped pictures.</summary>
public sealed class SimulatedStudy : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private SimulatedStudy(ServiceProvider services) => this.services = services;

    public string Invitation { get; private set; } = "";

    /// <summary>A personal code for each participant, which asks for consent at its first page.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Those of others, who keep no ledger.</summary>
    public IReadOnlyList<string> GuestCodes { get; private set; } = [];

    public int Blocks { get; private set; }
    public int Raters { get; private set; }

    /// <summary>Pool items and checks.</summary>
    public int Items { get; private set; }

    /// <param name="folder">Of the portal that is to serve it; empty.</param>
    public static async Task<SimulatedStudy> CreateAsync(string folder, SimulationSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        var study = new SimulatedStudy(
            new ServiceCollection()
                .AddLoraJudgeData(new DatabaseOptions(), folder)
                .AddFolderBlobStore(Path.Combine(folder, "blobs"))
                .BuildServiceProvider()
        );
        await study.services.GetRequiredService<DatabaseMigrator>().MigrateAsync();
        await study.SeedAsync(size);
        return study;
    }

    /// <summary>The tables, read beside the portal.</summary>
    public Task<LoraJudgeDbContext> OpenAsync() =>
        services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task SeedAsync(SimulationSize size)
    {
        await using var context = await OpenAsync();
        await SeededCatalogue.CreateAsync(
            context,
            services.GetRequiredService<IBlobStore>(),
            new NetVipsImageDecoder(new ImagingOptions()),
            size.Models
        );
        var plan = (await SomePlans.WholeAsync(context)) with
        {
            Methods = ["Proposed", "Anchor", "Mean", "Nearest", "Random"],
            Depth = Math.Min(10, size.Models / 4),
            BlockLength = size.BlockLength,
            BlocksAParticipant = size.BlocksAParticipant,
            PicturesAnItem = 5,
            Seed = size.Seed,
        };
        plan = plan with { RatersPerItem = RatersFor(plan, size) };
        var open = await OpenStudy.CreateAsync(context, plan, size.Topics, TimeProvider.System.GetUtcNow().UtcDateTime);
        Codes = await open.InviteAsync(context, size.Participants);
        GuestCodes = await open.InviteAsync(context, size.Guests);
        (Invitation, Blocks, Raters, Items) = (
            open.Study.Invitation,
            open.Blocks.Count,
            plan.RatersPerItem,
            open.Blocks.Sum(block => block.Items.Count)
        );
    }

    /// <summary>As many as give most participants all that they may be given, by the pool's expected size.</summary>
    private static int RatersFor(StudyPlan plan, SimulationSize size)
    {
        var found = 1 - Math.Pow(1 - ((double)plan.Depth / size.Models), plan.Methods.Count);
        var blocks = Math.Ceiling(size.Topics * size.Models * found / plan.BlockLength);
        return Math.Max(2, (int)Math.Ceiling(size.Places * (size.Participants + size.Guests) * plan.BlocksAParticipant / blocks));
    }
}
