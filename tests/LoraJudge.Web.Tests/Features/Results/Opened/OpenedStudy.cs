using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Encoding;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Tests.Features.Judge.Taking;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Opened;

/// <summary>
/// A study that was designed, opened, judged and closed through the portal's own pages, over a catalogue of striped pictures: projections of
/// the fake encoder rank it, and a run whose scores are mostly equal.
/// </summary>
/// <param name="Encoders">Methods that rank; an imported run is one more.</param>
internal sealed record OpenedStudySize(int Topics, int Encoders, int Depth, int Models, int Raters);

/// <inheritdoc cref="OpenedStudySize"/>
internal sealed class OpenedStudy : IAsyncDisposable
{
    private const string Imported = "Imported";

    private readonly OpenedStudySize size;

    private OpenedStudy(OpenedStudySize size) => this.size = size;

    public Portal Portal { get; } = new();

    public HttpClient Owner { get; private set; } = null!;

    public long Id { get; private set; }

    public string Page => FormattableString.Invariant($"/studies/{Id}");

    public static async Task<OpenedStudy> CreateAsync(OpenedStudySize size)
    {
        var study = new OpenedStudy(size);
        await study.Portal.SeedAsync(size.Models);
        await study.EncodersAsync();
        study.Owner = await study.Portal.SignedInAsync();
        using var made = await Portal.PostAsync(study.Owner, "/studies", []);
        study.Id = long.Parse($"{made.Headers.Location}"["/studies/".Length..], CultureInfo.InvariantCulture);
        await study.DesignAsync();
        await study.SendAsync("open", []);
        await Eventually.HoldsAsync(() => study.ReadAsync(context => context.Studies.AnyAsync(row => row.State == StudyState.Open)));
        for (var rater = 0; rater < size.Raters; rater++)
            await study.JudgeAsync(rater);
        using var closed = await Portal.PostAsync(study.Owner, $"{study.Page}/run", new() { ["do"] = "close" });
        Assert.Equal(HttpStatusCode.SeeOther, closed.StatusCode);
        return study;
    }

    public async Task<StudyData> DataAsync() => (await Portal.Get<StudyReader>().ReadAsync(Id, CancellationToken.None))!;

    public async Task<StudyResults> ResultsAsync()
    {
        var data = await DataAsync();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study));
    }

    public async Task<T> ReadAsync<T>(Func<LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await Portal.OpenAsync();
        return await read(context);
    }

    public ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        return Portal.DisposeAsync();
    }

    private static string Hash(int encoder) => new((char)('1' + encoder), 64);

    /// <summary>Each sees other statistics of a picture than the one before.</summary>
    private async Task EncodersAsync()
    {
        await using var context = await Portal.OpenAsync();
        var source = new Encoder
        {
            Hash = Portal.Encoder.Hash,
            Name = "Statistics",
            Dimensions = FakeStyleEncoder.Dimensions,
            CreatedUtc = DateTime.UnixEpoch,
        };
        context.AddRange(
            Enumerable
                .Range(0, size.Encoders)
                .Select(number => new Encoder
                {
                    Hash = Hash(number),
                    Name = $"Projection {number}",
                    Kind = EncoderKind.Projection,
                    Dimensions = FakeStyleEncoder.Dimensions,
                    Source = source,
                    Projection = Projection(number).ToBytes(),
                    CreatedUtc = DateTime.UnixEpoch,
                })
        );
        await context.SaveChangesAsync();
    }

    private static WhitenedPca Projection(int number)
    {
        const int Edge = FakeStyleEncoder.Dimensions;
        return new WhitenedPca(
            [.. Enumerable.Repeat(0.3f, Edge)],
            [.. Enumerable.Range(0, Edge * Edge).Select(at => at % (Edge + 1) == 0 ? 1f + (3 * ((at / Edge * (number + 1)) % 4)) : 0f)]
        );
    }

    private async Task DesignAsync()
    {
        await SendAsync(
            "texts",
            new()
            {
                ["title"] = "Which ranking finds the style?",
                ["instructions"] = "Look at the sample, then at the pictures.",
                ["consent"] = "Your judgments are stored without your name.",
                ["consentVersion"] = "1",
            }
        );
        await SendAsync(
            "items",
            new()
            {
                ["depth"] = $"{size.Depth}",
                ["raters"] = $"{size.Raters}",
                ["block"] = "50",
                ["blocks"] = "100",
                ["pictures"] = "4",
                ["checks"] = "1",
            }
        );
        await SendAsync("held-out", new() { ["count"] = $"{size.Topics}" });
        for (var number = 0; number < size.Encoders; number++)
            await SendAsync("methods", new() { ["encoder"] = Hash(number), ["name"] = $"Encoder {number}" });
        await ImportAsync();
        await SendAsync("control", new() { ["control"] = "Encoder 0" });
    }

    /// <summary>Ranks models by their number, ten with one score.</summary>
    private async Task ImportAsync()
    {
        var codes = await ReadAsync(context => context.Topics.Select(topic => topic.Code).Order().ToListAsync());
        var lines = codes.SelectMany(code =>
            Enumerable.Range(0, size.Models).Select(model => $"{code} Q0 style-{model} 0 {(size.Models - model) / 10} {Imported}\n")
        );
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Portal.TokenAsync(Owner, Page)), "__RequestVerificationToken" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines))), "run", "imported.run" },
            { new StringContent(Imported), "runName" },
        };
        using var answer = await Owner.PostAsync($"{Page}/runs", form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private async Task SendAsync(string part, Dictionary<string, string> fields)
    {
        using var answer = await Portal.PostAsync(Owner, $"{Page}/{part}", fields, Page);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Judges all parts, one after the other, as the page's script sends it.</summary>
    private async Task JudgeAsync(int rater)
    {
        var invitation = await ReadAsync(context => context.Studies.Select(study => study.Invitation).SingleAsync());
        var scores = await ReadAsync(context =>
            context
                .BlockItems.Select(item => new
                {
                    item.BlockId,
                    item.Position,
                    Check = (int?)item.AttentionCheck!.Least,
                    Topic = item.PoolItem!.Topic.Code,
                    Model = (long?)item.PoolItem.LoraModelId,
                })
                .ToDictionaryAsync(item => (item.BlockId, item.Position), item => item.Check ?? Score(item.Topic, item.Model!.Value, rater))
        );
        using var browser = Portal.Browser();
        var own = await TakenStudy.JoinAsync(browser, invitation, panel: null);
        (await Portal.PostAsync(browser, $"{own}/practised", [], page: own)).Dispose();
        for (var parts = scores.Keys.Select(key => key.BlockId).Distinct().Count(); parts > 0; parts--)
        {
            var part = await TakenStudy.ItemsAsync(browser, own);
            var assignment = part.GetProperty("assignment").GetInt64();
            var block = await ReadAsync(context =>
                context.Assignments.Where(row => row.Id == assignment).Select(row => row.BlockId).SingleAsync()
            );
            foreach (var item in part.GetProperty("items").EnumerateArray())
            {
                var position = item.GetProperty("position").GetInt32();
                using var saved = await TakenStudy.SaveAsync(browser, own, assignment, position, scores[(block, position)]);
                Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
            }

            using var completed = await browser.PostAsync($"{own}/assignments/{assignment}/complete", content: null);
            Assert.Equal(HttpStatusCode.NoContent, completed.StatusCode);
        }
    }

    /// <summary>Few results are good, so that the first good one often stands low; raters differ by one at most.</summary>
    private static int Score(string topic, long model, int rater)
    {
        var quality = new PlanRandom(model, topic.Sum(letter => letter)).Next() % 10;
        var thought =
            quality < 2 ? 4
            : quality < 5 ? 2
            : 1;
        var noise = (int)(new PlanRandom(model, rater, topic[^1]).Next() % 3) - 1;
        return Math.Clamp(thought + noise, 1, 4);
    }
}
