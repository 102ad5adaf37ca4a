using LoraJudge.EndToEnd.Portal;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>A server in front of the portal answers in its place, with pages as nginx makes them.</summary>
[Collection(DemoCollection.Name)]
[Trait("group", "browser")]
public sealed class FrontServerTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        ProceduralSamples.Create(ProceduralCategory.Landscape, 9).Render(256, 256)
    );

    /// <summary>Status, nginx's name of it, and what a person reads.</summary>
    public static TheoryData<int, string, string> Answers =>
        new()
        {
            { 413, "Request Entity Too Large", "refuses files of this size (413)" },
            { 502, "Bad Gateway", "The portal does not answer (502)" },
            { 503, "Service Temporarily Unavailable", "The portal is not available (503)" },
            { 504, "Gateway Time-out", "The portal took too long to answer (504)" },
            { 200, "Maintenance", "Another page came in place of the answer" },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_search_says_what_the_server_in_front_answered(int status, string name, string words)
    {
        var page = await OpenAsync("/", status, name);

        await page.DropAsync(Picture, "holiday.jpg");

        var problem = page.GetByTestId("search-problem");
        await Assertions.Expect(problem).ToContainTextAsync(words);
        await Assertions.Expect(problem).Not.ToContainTextAsync("cannot be reached");
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_artists_form_says_it(int status, string name, string words)
    {
        var page = await OpenAsync("/artists", status, name);

        await page.Locator("[data-artist-form] input[type=file]").SetInputFilesAsync([File("a.jpg"), File("b.jpg")]);
        await page.GetByTestId("make-report").ClickAsync();

        await Assertions.Expect(page.Locator("[data-artist-problem]")).ToContainTextAsync(words);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Registering_models_says_it(int status, string name, string words)
    {
        var page = await OpenAsync("/models/register", status, name, signedIn: true);

        await page.Locator("[data-register-form] input[type=file]").SetInputFilesAsync(File("style.safetensors"));

        await Assertions.Expect(page.Locator("[data-uploads] [data-words]")).ToContainTextAsync(words);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Uploading_samples_says_it(int status, string name, string words)
    {
        var page = await OpenAsync("/samples/1", status, name, signedIn: true);

        await page.Locator("[data-upload-form] input[type=file]").SetInputFilesAsync(File("a.jpg"));
        await page.Locator("[data-upload-form] button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator("[data-upload-answers]")).ToContainTextAsync(words);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Uploading_queries_says_it_and_the_form_works_afterwards(int status, string name, string words)
    {
        var page = await DraftAsync();
        await AnswerAsync(page, status, name);
        var form = page.Locator("form[action$='/queries']");

        await form.Locator("input[type=file]").SetInputFilesAsync(File("a.jpg"));
        await form.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);

        await page.UnrouteAllAsync();
        await form.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByTestId("query")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_form_with_files_shows_what_the_portal_itself_says()
    {
        var page = await DraftAsync();
        var form = page.Locator("form[action$='/queries']");

        await form.Locator("input[type=file]").SetInputFilesAsync(File("a.jpg", "Dear diary"u8.ToArray()));
        await form.Locator("[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Not taken");
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_cost_of_a_study_is_never_such_a_page(int status, string name, string words)
    {
        var page = await DraftAsync();
        await AnswerAsync(page, status, name);

        await page.Locator("form[data-costs] input[inputmode=decimal]").First.FillAsync("7");

        await Assertions.Expect(page.GetByTestId("cost")).ToContainTextAsync(words);
        await Assertions.Expect(page.GetByTestId("cost")).Not.ToContainTextAsync("nginx");
    }

    private async Task<IPage> DraftAsync()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 1440, 900);
        await page.SignInAsync(portal.DataFolder);
        await new ResearcherJourney(page, _ => Task.CompletedTask).DraftAsync("Behind a proxy");
        // The page of the saved draft, with its scripts: before they have run, the form is the browser's to send.
        await page.WaitForURLAsync("**#texts");
        return page;
    }

    private async Task<IPage> OpenAsync(string address, int status, string name, bool signedIn = false)
    {
        var page = await browser.OpenAsync(portal.Process.Address, 390, 844);
        if (signedIn)
            await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync(address);
        await AnswerAsync(page, status, name);
        return page;
    }

    /// <summary>From now on whatever is sent is answered so.</summary>
    private static Task AnswerAsync(IPage page, int status, string name) =>
        page.RouteAsync(
            "**",
            route =>
                route.Request.Method == "POST" && !route.Request.Url.Contains("_blazor", StringComparison.Ordinal)
                    ? route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = status,
                            ContentType = "text/html",
                            Body =
                                $"<html>\r\n<head><title>{status} {name}</title></head>\r\n<body>\r\n<center><h1>{status} {name}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
                        }
                    )
                    : route.ContinueAsync()
        );

    private static FilePayload File(string name, byte[]? bytes = null) =>
        new()
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = bytes ?? Picture,
        };
}
