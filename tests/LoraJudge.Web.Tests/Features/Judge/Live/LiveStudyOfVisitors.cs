using System.Net.Http.Json;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Judge.Live;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge.Live;

/// <summary>A study that asks visitors, and a visitor who has searched. Two encoders: the public search's, and another one.</summary>
internal sealed class LiveStudyOfVisitors : IAsyncDisposable
{
    public static readonly string Other = new('c', 64);

    private LiveStudyOfVisitors() { }

    public Portal Portal { get; } = new();

    public OpenStudy Open { get; private set; } = null!;

    public HttpClient Visitor { get; private set; } = null!;

    /// <summary>Of the visitor's search.</summary>
    public string Address { get; private set; } = "";

    public string Page => $"{Address}/judge";

    public static async Task<LiveStudyOfVisitors> CreateAsync(LiveJudging live)
    {
        var study = new LiveStudyOfVisitors();
        var portal = study.Portal;
        await portal.SeedAsync(models: 14);
        portal.Encoder.Loadable[Other] = new EncoderDescription(Other, "Other", FakeStyleEncoder.Edge, FakeStyleEncoder.Dimensions, "cpu")
        {
            IsStyleSpace = true,
        };
        await using var context = await portal.OpenAsync();
        study.Open = await OpenStudy.CreateAsync(context, SomePlans.Plain with { Live = live });
        study.Open.Methods[0].EncoderHash = portal.Snapshots.Current!.EncoderHash;
        study.Open.Methods[1].EncoderHash = Other;
        context.Encoders.Add(
            new Encoder
            {
                Hash = Other,
                Name = "Other",
                Kind = EncoderKind.Trained,
                Dimensions = FakeStyleEncoder.Dimensions,
                CreatedUtc = DateTime.UnixEpoch,
            }
        );
        await context.SaveChangesAsync();
        study.Visitor = portal.Browser();
        study.Address = await Portal.SearchedAsync(
            study.Visitor,
            SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9)
        );
        return study;
    }

    /// <summary>Makes the other encoder ready, as the portal does by itself after a while.</summary>
    public Task PrepareAsync() => Portal.Get<LiveRankers>().PrepareAsync([Other], CancellationToken.None);

    public async Task BeginAsync()
    {
        using var answer = await Portal.PostAsync(Visitor, $"{Page}/begin", [], Address);
        Assert.Equal((HttpStatusCode.SeeOther, Page), (answer.StatusCode, $"{answer.Headers.Location}"));
    }

    public Task<HttpResponseMessage> PutAsync(int position, int score) =>
        Visitor.PutAsJsonAsync($"{Address}/judgments/{position}", new { score });

    public async Task<string> ShownAsync(string? address = null) => WebUtility.HtmlDecode(await Visitor.GetStringAsync(address ?? Page));

    public async Task<List<LiveRanking>> RankingsAsync()
    {
        await using var context = await Portal.OpenAsync();
        return await context.LiveRankings.Include(row => row.Entries.OrderBy(entry => entry.Position)).ToListAsync();
    }

    public async Task ChangeAsync(Action<Study> change)
    {
        await using var context = await Portal.OpenAsync();
        change(await context.Studies.SingleAsync());
        await context.SaveChangesAsync();
    }

    public ValueTask DisposeAsync()
    {
        Visitor?.Dispose();
        return Portal.DisposeAsync();
    }
}
