using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge.Taking;

/// <summary>Everything that reaches a participant's browser, searched for what would tell them too much.</summary>
[Trait("group", "server")]
public sealed partial class LeakTests
{
    [Fact]
    public async Task Nothing_that_a_participant_gets_names_a_method_a_model_a_rank_a_score_or_a_file()
    {
        await using var study = await TakenStudy.CreateAsync(plan =>
            plan with
            {
                Methods = ["Telltale Proposed", "Telltale Ours"],
                Control = "Telltale Proposed",
            }
        );
        using var browser = new RecordingBrowser(study.Portal.Browser());

        await TakePartAsync(study, browser);

        var told = await TellingAsync(study);
        Assert.True(browser.Pictures > 20, $"{browser.Pictures} pictures were loaded.");
        foreach (var (address, text) in browser.Received)
        foreach (var word in told)
            Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{address} tells {word}.");
    }

    [Fact]
    public async Task An_item_is_told_by_its_pictures_and_the_participants_own_score_alone()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();

        var block = await TakenStudy.ItemsAsync(browser, await study.PractisedAsync(browser));

        Assert.Equal(["assignment", "part", "parts", "items"], block.EnumerateObject().Select(property => property.Name));
        Assert.All(
            block.GetProperty("items").EnumerateArray(),
            item =>
            {
                Assert.Equal(
                    ["position", "score", "sample", "pictures", "originals"],
                    item.EnumerateObject().Select(property => property.Name)
                );
                Assert.Equal(System.Text.Json.JsonValueKind.Null, item.GetProperty("score").ValueKind);
            }
        );
    }

    /// <summary>Consents, practises, judges, answers and withdraws, and loads every picture and address that a page has.</summary>
    private static async Task TakePartAsync(TakenStudy study, RecordingBrowser recording)
    {
        var browser = recording.Client;
        await recording.LoadAsync($"/take-part/{study.Open.Study.Invitation}");
        var own = await study.JoinAsync(browser);
        await recording.LoadAsync(own);
        (await Portal.PostAsync(browser, $"{own}/practised", [], page: own)).Dispose();
        await recording.LoadAsync(own);
        await recording.LoadAsync($"{own}/items");
        await TakenStudy.JudgeAsync(browser, own);
        await recording.LoadAsync(own);
        (await Portal.PostAsync(browser, $"{own}/answers", [], page: own)).Dispose();
        await recording.LoadAsync(own);
        await recording.LoadAsync($"{own}/withdraw");
        using var withdrawn = await Portal.PostAsync(browser, $"{own}/withdraw", new() { ["confirm"] = "true" });
        await recording.LoadAsync(withdrawn.Headers.Location!.ToString());
        await recording.LoadAsync(own);
    }

    private static async Task<IReadOnlyList<string>> TellingAsync(TakenStudy study)
    {
        await using var context = await study.Portal.OpenAsync();
        var models = await context
            .LoraModels.Select(model => new
            {
                model.Slug,
                model.Name,
                model.LoraName,
            })
            .ToListAsync();
        var samples = await context.SampleImages.Select(sample => sample.Code).ToListAsync();
        var blobs = await context.ReferenceImages.Select(image => image.BlobSha256).Distinct().ToListAsync();
        return
        [
            "Telltale",
            .. models.SelectMany(model => (string[])[model.Slug, model.Name, model.LoraName]),
            .. samples,
            // Catalogue pages are found by a picture's hash.
            .. blobs.Select(blob => blob[..16]),
            study.Open.Study.FrozenHash![..16],
        ];
    }

    /// <summary>Keeps headers, addresses and bodies of all answers.</summary>
    private sealed partial class RecordingBrowser(HttpClient client) : IDisposable
    {
        public HttpClient Client => client;

        public List<(string Address, string Text)> Received { get; } = [];

        public int Pictures { get; private set; }

        public async Task LoadAsync(string address)
        {
            var text = await ReceiveAsync(address);
            foreach (var picture in Addresses().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                await ReceiveAsync(picture);
                Pictures++;
            }
        }

        public void Dispose() => client.Dispose();

        private async Task<string> ReceiveAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var text = $"{address}\n{answer.Headers}\n{answer.Content.Headers}\n{Encoding.Latin1.GetString(bytes)}";
            Received.Add((address, text));
            if (address.EndsWith(".webp", StringComparison.Ordinal))
                AssertBare(bytes);
            return text;
        }

        /// <summary>A WebP file of pixels alone: no chunk holds metadata.</summary>
        private static void AssertBare(byte[] webp)
        {
            Assert.Equal("RIFF", Encoding.ASCII.GetString(webp, 0, 4));
            var text = Encoding.ASCII.GetString(webp);
            Assert.DoesNotContain("EXIF", text);
            Assert.DoesNotContain("XMP ", text);
            Assert.DoesNotContain("ICCP", text);
        }

        [GeneratedRegex("/judge/[A-Za-z0-9_/-]+\\.webp", RegexOptions.None, 1000)]
        private static partial Regex Addresses();
    }
}
