using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Results;

/// <summary>A researcher reads what was collected besides the judgments.</summary>
[Trait("group", "browser")]
public sealed class CollectedJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task It_can_be_read_on_both_pages_and_reached_by_keyboard(int width, ColorScheme colours)
    {
        using var folder = new TemporaryFolder();
        await using var process = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");
        var page = await browser.OpenAsync(process.Address, width, 900, colours);
        await page.SignInAsync(folder.Path);
        var study = await StudyAsync(folder.Path);

        await page.GotoAsync($"{study}/run");
        await Assertions.Expect(page.GetByTestId("answer-count").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await TakeAsync(page, $"collected-run-{width}-{colours}");
        await page.GotoAsync($"{study}/results");
        await page.GetByTestId("live-pairs").WaitForAsync();
        await page.AssertAccessibleAsync();
        await TakeAsync(page, $"collected-results-{width}-{colours}");
        await page.GetByTestId("live-pairs").Locator("..").FocusAsync();
        await page.TabToAsync(page.GetByTestId("people").Locator(".."));
        await page.TabToAsync(page.GetByTestId("check-answers").Locator(".."));
        await page.TabToAsync(page.GetByTestId("export-panel-ids"));
    }

    private static async Task<string> StudyAsync(string folder)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        var id = await JudgedStudy.CreateAsync(context, new JudgedStudySize(Topics: 6, Depth: 4, Models: 20), owner);
        var study = await context.Studies.SingleAsync(row => row.Id == id);
        study.Plan = study.Plan with
        {
            Live = LiveJudging.Interleaved,
            Questions =
            [
                new StudyQuestion("How used are you to looking at pictures?", ["Not at all", "A little", "It is my work"]),
                new StudyQuestion("What made a style hard to judge?", []),
                new StudyQuestion("How old are you?", []),
            ],
        };
        foreach (var (number, participant) in (await context.Participants.OrderBy(row => row.Id).ToListAsync()).Index())
        {
            participant.PanelId = $"5f3c9e1ab24d6e0012ab34c{number}";
            participant.Answers =
            [
                number == 0 ? "It is my work" : "A little",
                "Some pictures were so alike that I went by colour alone.\n\nThe landscapes were easier than the faces.",
                $"{30 + number}",
            ];
        }

        await ChecksAsync(context, id);
        await VisitorsAsync(context, id);
        await context.SaveChangesAsync();
        return FormattableString.Invariant($"/studies/{id}");
    }

    /// <summary>The first block of each participant gets a check; one fails.</summary>
    private static async Task ChecksAsync(LoraJudge.Data.LoraJudgeDbContext context, long study)
    {
        var topic = await context.Topics.FirstAsync(row => row.StudyId == study);
        var block = await context.Blocks.Include(row => row.Items).FirstAsync(row => row.StudyId == study);
        var item = new BlockItem
        {
            Position = block.Items.Count,
            AttentionCheck = new AttentionCheck
            {
                StudyId = study,
                Topic = topic,
                Code = RandomCode.New(),
                Least = 3,
                Most = 4,
            },
        };
        block.Items.Add(item);
        foreach (var (number, place) in (await context.Assignments.Where(row => row.BlockId == block.Id).ToListAsync()).Index())
            place.Judgments.Add(
                new Judgment
                {
                    BlockItem = item,
                    Score = 2 + number,
                    ResponseMilliseconds = 4000,
                    JudgedUtc = place.SeenUtc,
                }
            );
    }

    private static async Task VisitorsAsync(LoraJudge.Data.LoraJudgeDbContext context, long study)
    {
        var methods = await context.VariantMethods.Where(row => row.StudyId == study).OrderBy(row => row.Position).ToListAsync();
        var models = await context.LoraModels.Take(10).Select(row => row.Id).ToListAsync();
        for (var visitor = 0; visitor < 12; visitor++)
            context.Add(
                new LiveRanking
                {
                    StudyId = study,
                    SearchCode = RandomCode.New(),
                    IsInterleaved = true,
                    CreatedUtc = new DateTime(2026, 1, 7, 9, visitor, 0, DateTimeKind.Utc),
                    Entries =
                    [
                        .. models.Select(
                            (model, place) =>
                                new LiveEntry
                                {
                                    Position = place + 1,
                                    LoraModelId = model,
                                    VariantMethod = methods[(place + visitor) % methods.Count],
                                    Score = visitor == 11 ? null : 1 + ((place * visitor) + (place % 3)) % 4,
                                    JudgedUtc = visitor == 11 ? null : new DateTime(2026, 1, 7, 9, visitor, 30, DateTimeKind.Utc),
                                }
                        ),
                    ],
                }
            );
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(ResultsJourneyTests.PicturesFolder) is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
