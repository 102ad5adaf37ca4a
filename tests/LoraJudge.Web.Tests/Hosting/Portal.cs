using System.Net.Http.Headers;
using LoraJudge.Data;
using LoraJudge.Data.Accounts;
using LoraJudge.Data.Blobs;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Production.Building.Jobs;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Features.Training.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LoraJudge.Web.Tests.Hosting;

/// <summary>The whole portal over a folder of its own, with the fake encoder and a clock that can be turned.</summary>
public sealed class Portal(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-").FullName;

    public FakeStyleEncoder Encoder { get; } = new();

    public TurnableClock Clock { get; } = new();

    public CatalogueSnapshots Snapshots => Services.GetRequiredService<CatalogueSnapshots>();

    public string Folder => folder;

    /// <summary>Whether what is due of runs is worked on.</summary>
    public bool RunsJobs { get; init; }

    /// <summary>Changes the services once more.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<LoraJudgeDbContext> OpenAsync() => Get<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync();

    /// <summary>
    /// What a portal with these settings fails with at its start. The factory reads the host's services while the program that failed lets go of
    /// them: where it comes too late, the portal is started again.
    /// </summary>
    public static async Task<Exception> FailedStartAsync(params (string Key, string Value)[] settings)
    {
        const int Tries = 10;
        for (var tried = 1; ; tried++)
        {
            await using var portal = new Portal(settings);
            var failure = Assert.ThrowsAny<Exception>(() => portal.CreateClient());
            if (failure is not ObjectDisposedException || tried == Tries)
                return failure;
        }
    }

    /// <summary>Fills the catalogue and makes it searchable.</summary>
    public async Task<SeededCatalogue> SeedAsync(int models = 12, bool withOriginals = true, bool standIns = false)
    {
        await using var context = await OpenAsync();
        var catalogue = await SeededCatalogue.CreateAsync(
            context,
            Get<IBlobStore>(),
            Get<IImageDecoder>(),
            models,
            withOriginals,
            standIns
        );
        Snapshots.Swap(catalogue.Snapshot);
        return catalogue;
    }

    /// <summary>A browser that follows no redirects and keeps cookies.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser that is signed in to an account, which is made where it is not there.</summary>
    public async Task<HttpClient> SignedInAsync(string role = PortalRoles.Researcher, string email = "researcher@example.org")
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
            if ((await administration.ListAsync(CancellationToken.None)).All(account => account.Email != email))
                await administration.AddAsync(email, role, Password);
        }

        var browser = Browser();
        using var answer = await PostAsync(browser, "/sign-in", new() { ["email"] = email, ["password"] = Password });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    /// <summary>Loads a page, then sends a form with its token.</summary>
    /// <param name="page">Where the form stands; the address itself where it is not given.</param>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string address,
        Dictionary<string, string> fields,
        string? page = null
    )
    {
        fields["__RequestVerificationToken"] = await TokenAsync(browser, page ?? address);
        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    /// <summary>Loads the start page, then sends its form as its script does, or as a plain form.</summary>
    public static async Task<HttpResponseMessage> SearchAsync(
        HttpClient browser,
        byte[]? file,
        string name = "picture.jpg",
        bool script = true,
        string? sample = null
    )
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(browser)), "__RequestVerificationToken" } };
        if (file is not null)
            form.Add(new ByteArrayContent(file), "picture", name);
        if (sample is not null)
            form.Add(new StringContent(sample), "sample");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/search") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(script ? "application/json" : "text/html"));
        return await browser.SendAsync(request);
    }

    /// <returns>The search's address.</returns>
    public static async Task<string> SearchedAsync(HttpClient browser, byte[] file)
    {
        using var answer = await SearchAsync(browser, file);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<string> TokenAsync(HttpClient browser, string page = "/")
    {
        return AntiforgeryToken.Of(await browser.GetStringAsync(page));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        RequireGroup();
        MigratedDatabase.CopyTo(folder);
        builder.UseContentRoot(folder);
        builder.UseSetting("Storage:Folder", folder);
        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<EncoderService>();
            services.Replace(ServiceDescriptor.Singleton<IStyleEncoder>(Encoder));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            // Hashing as slowly as a real portal does would take most of the time of many tests.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            foreach (var service in services.Where(IsReplaced).ToList())
                services.Remove(service);
            Configure(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The fast run of tests leaves out what hosts a portal.</summary>
    private static void RequireGroup()
    {
        if (TestContext.Current.TestClass is { } test && !test.Traits.ContainsKey("group"))
            throw new InvalidOperationException($"{test.TestClassName} hosts a portal: it needs [Trait(\"group\", \"server\")].");
    }

    /// <summary>The hosted services that would load torch (registered by a factory of its type), index the catalogue with it, switch it, train and search once; and, unless
    /// they are wanted, those that build the catalogue.</summary>
    private bool IsReplaced(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (
            service.ImplementationType == typeof(CatalogueIndexer)
            || service.ImplementationType == typeof(EncoderSwitcher)
            || service.ImplementationType == typeof(SearchWarmUp)
            || service.ImplementationType == typeof(TrainingWorker)
            || (!RunsJobs && service.ImplementationType == typeof(BuildPump))
            || service.ImplementationFactory?.GetType().GenericTypeArguments.LastOrDefault() == typeof(EncoderService)
        );
}
