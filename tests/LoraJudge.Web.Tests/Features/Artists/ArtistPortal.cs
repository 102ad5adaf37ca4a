using System.Net.Http.Headers;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Artists;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Features.Catalogue.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Artists;

/// <summary>A portal with an indexed catalogue, and what a browser of an artist does.</summary>
internal sealed class ArtistPortal(params (string Key, string Value)[] settings) : IAsyncDisposable
{
    public Portal Portal { get; } = new(settings);

    public SeededCatalogue Catalogue { get; private set; } = null!;

    public static async Task<ArtistPortal> CreateAsync(params (string Key, string Value)[] settings)
    {
        var artist = new ArtistPortal(settings);
        artist.Catalogue = await artist.Portal.SeedAsync();
        await artist.Portal.Get<MissingVectors>().EncodeAsync(artist.Portal.Encoder.Description, CancellationToken.None);
        await artist.Portal.Get<CatalogueIndex>().RefreshAsync(CancellationToken.None);
        return artist;
    }

    /// <summary>A picture in a model's style that is none of its references.</summary>
    public byte[] Picture(int style, int subject = 9) => SeededCatalogue.Picture(Portal.Get<IImageDecoder>(), style, subject);

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        IEnumerable<(string Name, byte[] Bytes)> files,
        string? title = null,
        bool script = true
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Portal.TokenAsync(browser, "/artists")), AntiforgeryToken.Field },
        };
        if (title is not null)
            form.Add(new StringContent(title), "title");
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "pictures", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/artists") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(script ? "application/json" : "text/html"));
        return await browser.SendAsync(request);
    }

    /// <returns>The address of a report that is done.</returns>
    public async Task<string> ReportedAsync(HttpClient browser, params (string Name, byte[] Bytes)[] files)
    {
        using var answer = await SendAsync(browser, files, "My pictures");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        await DoneAsync(address);
        return address;
    }

    public async Task<ArtistFindings> DoneAsync(string address)
    {
        ArtistFindings? findings = null;
        await Eventually.HoldsAsync(async () =>
        {
            var report = await Portal.Get<ArtistStore>().FindAsync(address.Split('/')[^1], CancellationToken.None);
            findings = ArtistFindings.Read(report!.Findings);
            return findings is { IsDone: true };
        });
        return findings!;
    }

    public async Task<(int Reports, int Pictures)> CountAsync()
    {
        await using var context = await Portal.OpenAsync();
        return (await context.ArtistReports.CountAsync(), await context.ArtistPictures.CountAsync());
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
