using System.Diagnostics;
using System.Globalization;
using LoraJudge.Benchmarks.Ranking;
using LoraJudge.Data.Providers;
using LoraJudge.Style.Encoding;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>
/// How soon a portal of many models finds a new one, and what searches see of it meanwhile. The portal is the real one, in this process,
/// with its embedded encoder; searches come by HTTP.
/// </summary>
internal static class AddedModel
{
    private const int Rounds = 5;
    private const double WantedSeconds = 1;

    /// <summary>Before the first vector and after the model was found.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(5);

    public static async Task<int> MeasureAsync(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        var models = int.Parse(values.GetValueOrDefault("--models", "10000"), CultureInfo.InvariantCulture);
        var threads = int.Parse(values.GetValueOrDefault("--threads", "2"), CultureInfo.InvariantCulture);
        using var temporary = new TemporaryFolder();
        await using var portal = PortalHost.Build([
            "--applicationName=LoraJudge.Web",
            "--urls=http://127.0.0.1:0",
            $"--Storage:Folder={values.GetValueOrDefault("--folder", temporary.Path)}",
            "--Demo:Enabled=false",
            "--Search:PerMinute=0",
            "--Logging:LogLevel:Default=Warning",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        ]);
        await FillAsync(portal, models);
        await portal.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(portal.Urls.First()) };
        await IndexedAsync(portal.Services, models);
        Console.WriteLine(FormattableString.Invariant($"{models} models x {OverlappingClusters.References}, {threads} threads search"));
        await IndexCosts.PrintAsync(portal.Services);
        Console.WriteLine(
            "| way | last vector to found, ms | searches: median before, ms | after the first vector | 99 % before | after | longest gap before | after |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var isSoon = true;
        foreach (var way in NewModelWay.All)
            isSoon &= await RoundsAsync(portal.Services, client, way, threads);
        await portal.StopAsync();
        return isSoon ? 0 : 1;
    }

    private static async Task FillAsync(WebApplication portal, int models)
    {
        await portal.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await using var context = await NewModel.OpenAsync(portal.Services, CancellationToken.None);
        if (context.LoraModels.Any())
            return;
        using var encoder = EncoderLoader.Load(new EncoderOptions());
        await PreparedCatalogue.FillAsync(context, encoder.Description, models, CancellationToken.None);
    }

    private static async Task IndexedAsync(IServiceProvider portal, int models)
    {
        var started = Stopwatch.GetTimestamp();
        while (!(portal.GetRequiredService<CatalogueSnapshots>().Current?.Index.ModelCount >= models))
            await Task.Delay(50);
        Console.WriteLine(FormattableString.Invariant($"Indexed {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s after the start."));
    }

    private static async Task<bool> RoundsAsync(IServiceProvider portal, HttpClient client, NewModelWay way, int threads)
    {
        var (seconds, before, after) = (new List<double>(), new List<SearchPace>(), new List<SearchPace>());
        for (var round = 0; round < Rounds; round++)
        {
            var model = await NewModel.PaintAsync(portal, Stopwatch.GetTimestamp(), OverlappingClusters.References, CancellationToken.None);
            await using var load = new SearchLoad(client, model.Pictures, threads);
            await Task.Delay(TimeSpan.FromSeconds(2));
            var calm = Stopwatch.GetTimestamp();
            await Task.Delay(Around);
            var first = Stopwatch.GetTimestamp();
            var last = await way.AddAsync(portal, model);
            while (!await IsFoundAsync(client, model))
            {
                // It is asked again at once.
            }

            seconds.Add(Stopwatch.GetElapsedTime(last).TotalSeconds);
            await Task.Delay(Around);
            before.Add(load.Between(calm, first));
            after.Add(load.Between(first, Stopwatch.GetTimestamp()));
            Console.WriteLine(FormattableString.Invariant($"{way.Name} {round + 1}: {seconds[^1]:0.000} s, {before[^1]} {after[^1]}"));
        }

        string Of(IEnumerable<double> numbers) => numbers.Order().ElementAt(Rounds / 2).ToString("0", CultureInfo.InvariantCulture);
        string Most(IEnumerable<double> numbers) => numbers.Max().ToString("0", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"| {way.Name} | {Of(seconds.Select(s => s * 1000))} (most {Most(seconds.Select(s => s * 1000))}) | {Of(before.Select(p => p.Median))} | {Of(after.Select(p => p.Median))} | {Of(before.Select(p => p.P99))} | {Of(after.Select(p => p.P99))} | {Most(before.Select(p => p.Gap))} | {Most(after.Select(p => p.Gap))} |"
        );
        return seconds.Max() <= WantedSeconds;
    }

    private static async Task<bool> IsFoundAsync(HttpClient client, NewModel model) =>
        (await SearchLoad.SearchAsync(client, model.Pictures[0], top: 10)).Ranking.Any(entry => entry.Model == model.Slug);
}
