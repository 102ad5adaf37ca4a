using LoraJudge.Data.Accounts;
using LoraJudge.Domain.Experiments;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Tests.Features.Artists;
using LoraJudge.Web.Tests.Features.Training.Runs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace LoraJudge.Web.Tests.Hosting.Requests;

/// <summary>A portal on a real socket with one thing of each kind, so that every address leads somewhere, and what its log says.</summary>
public sealed class RequestSite : IAsyncLifetime
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string Email = "administrator@example.org";

    private readonly List<HttpClient> clients = [];
    private readonly CookieContainer cookies = new();

    public RequestSite() => Portal.UseKestrel(0);

    public Portal Portal { get; } =
        new(
            ("Logging:LogLevel:Default", "Warning"),
            ("Logging:LogLevel:Microsoft", "Warning"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
            ("Logging:LogLevel:Microsoft.AspNetCore.Antiforgery", "Critical"),
            ("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error"),
            ("Logging:LogLevel:LoraJudge.Web.Hosting.ClientFaults", "Information"),
            ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information"),
            ("Search:PerMinute", "0"),
            ("Artists:PerHour", "0")
        )
        {
            Configure = services => services.AddLogging(logging => logging.ClearProviders().AddFakeLogging()),
        };

    /// <summary>Signed in to an account that may do everything.</summary>
    public HttpClient Administrator { get; private set; } = null!;

    public HttpClient Anybody { get; private set; } = null!;

    /// <summary>Good values of the parameters of addresses, by the beginning of the address; the longest that fits holds.</summary>
    internal SiteAddresses Addresses { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal.StartServer();
        Anybody = Client(new CookieContainer());
        Administrator = Client(cookies);
        await SignInAsync();
        var catalogue = await Portal.SeedAsync();
        await using var context = await Portal.OpenAsync();
        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        var open = await OpenStudy.CreateAsync(context);
        (open.Study.OwnerId, open.Study.State) = (owner, StudyState.Open);
        await context.SaveChangesAsync();
        var participant = (await open.InviteAsync(context, 1, Portal.Clock.GetUtcNow().UtcDateTime))[0];
        var closed = await JudgedStudy.CreateAsync(context, new JudgedStudySize(Topics: 4, Depth: 3, Models: 12), owner);
        var run = await SomeRuns.AddAsync(Portal, "A run", TrainingState.Finished, steps: 20);
        Addresses = new SiteAddresses(
            Search: await Portal.SearchedAsync(Anybody, Picture(7)),
            Artists: await ReportedAsync(),
            Model: "/models/" + catalogue.Models[1].Slug,
            Sha256: catalogue.Models[1].References[0].BlobSha256!,
            Participant: $"/judge/{participant}",
            Invitation: $"/take-part/{open.Study.Invitation}",
            Draft: await CreatedAsync("/studies"),
            Open: $"/studies/{open.Study.Id}",
            Closed: $"/studies/{closed}",
            SampleSet: "/samples/1",
            TrainingRun: $"/training/{run}"
        );
        Log.Clear();
    }

    public FakeLogCollector Log => Portal.Services.GetFakeLogCollector();

    /// <summary>What the log holds that somebody who runs the portal would be called for; the log is empty afterwards.</summary>
    public IReadOnlyList<string> Complaints() =>
        [
            .. Log.GetSnapshot(clear: true)
                .Where(IsComplaint)
                .Select(record => $"{record.Level} {record.Category}: {record.Message} {First(record.Exception)}"),
        ];

    /// <summary>A database's unique key that has the last word is logged by EF as an error although it is answered.</summary>
    private static bool IsComplaint(FakeLogRecord record) =>
        $"{record.Category}" switch
        {
            var category when category.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) => false,
            // It warns of a machine that is busy.
            var category when category.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) => record.Level
                >= LogLevel.Error,
            var category when category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) => record.Level >= LogLevel.Warning,
            _ => record.Level >= LogLevel.Error,
        };

    private static string First(Exception? exception) => string.Concat($"{exception}".Split('\n').Take(6));

    /// <summary>Fails with all of them.</summary>
    public static void AssertNone(IReadOnlyCollection<string> faults) =>
        Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults)}");

    public Uri Address => new(Portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>A browser that follows no redirects and keeps cookies.</summary>
    private HttpClient Client(CookieContainer cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = Address,
            Timeout = Patience,
        };
        clients.Add(client);
        return client;
    }

    /// <summary>What says that a request is the administrator's.</summary>
    public string Cookies => cookies.GetCookieHeader(Address);

    public async Task SignInAsync()
    {
        await using (var scope = Portal.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
            if ((await accounts.ListAsync(CancellationToken.None)).Count == 0)
                await accounts.AddAsync(Email, PortalRoles.Administrator, Portal.Password);
        }

        using var answer = await Portal.PostAsync(Administrator, "/sign-in", new() { ["email"] = Email, ["password"] = Portal.Password });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public byte[] Picture(int style) => SeededCatalogue.Picture(Portal.Get<IImageDecoder>(), style, subject: 9);

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await Portal.DisposeAsync();
    }

    private async Task<string> ReportedAsync()
    {
        using var answer = await ArtistPortal.SendAsync(Anybody, [("a.jpg", Picture(3)), ("b.jpg", Picture(4))]);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> CreatedAsync(string address)
    {
        using var answer = await Portal.PostAsync(Administrator, address, []);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
