using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

/// <summary>A researcher's browser at a new draft, over a seeded catalogue with two encoders that can rank.</summary>
internal sealed class Designer : IAsyncDisposable
{
    public static readonly string Trained = new('c', 64);

    public Portal Portal { get; } = new();

    public SeededCatalogue Catalogue { get; private set; } = null!;

    public HttpClient Browser { get; private set; } = null!;

    public long Id { get; private set; }

    public string Page => FormattableString.Invariant($"/studies/{Id}");

    public static async Task<Designer> CreateAsync()
    {
        var designer = new Designer();
        designer.Catalogue = await designer.Portal.SeedAsync();
        await using (var context = await designer.Portal.OpenAsync())
        {
            context.AddRange(
                Encoder(Trained, "Trained", EncoderKind.Trained),
                Encoder(new string('d', 64), "Whitened", EncoderKind.Projection)
            );
            await context.SaveChangesAsync();
        }

        designer.Browser = await designer.Portal.SignedInAsync();
        using var answer = await Portal.PostAsync(designer.Browser, "/studies", []);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        designer.Id = long.Parse(
            answer.Headers.Location!.ToString()["/studies/".Length..],
            System.Globalization.CultureInfo.InvariantCulture
        );
        return designer;
    }

    public Task<HttpResponseMessage> SendAsync(string part, Dictionary<string, string> fields) =>
        Portal.PostAsync(Browser, $"{Page}/{part}", fields, Page);

    /// <summary>Sends a form that has to be taken.</summary>
    public async Task SavedAsync(string part, Dictionary<string, string> fields)
    {
        using var answer = await SendAsync(part, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Sends a form that has to be refused.</summary>
    /// <returns>The page.</returns>
    public async Task<string> RefusedAsync(string part, Dictionary<string, string> fields)
    {
        using var answer = await SendAsync(part, fields);
        return await RefusedAsync(answer);
    }

    public async Task<HttpResponseMessage> SendFilesAsync(
        string part,
        string field,
        IEnumerable<(string Name, byte[] Bytes)> files,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Portal.TokenAsync(Browser, Page)), "__RequestVerificationToken" },
        };
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), field, name);
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await Browser.PostAsync(new Uri($"{Page}/{part}", UriKind.Relative), form);
    }

    public static async Task<string> RefusedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> ShowAsync() => WebUtility.HtmlDecode(await Browser.GetStringAsync(new Uri(Page, UriKind.Relative)));

    public Task<Study> StudyAsync() => ReadAsync(context => context.Studies.SingleAsync(study => study.Id == Id));

    public Task<List<Topic>> TopicsAsync() =>
        ReadAsync(context =>
            context
                .Topics.Include(topic => topic.ReferenceImage)
                .Where(topic => topic.StudyId == Id)
                .OrderBy(topic => topic.Code)
                .ToListAsync()
        );

    public async Task<T> ReadAsync<T>(Func<LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await Portal.OpenAsync();
        return await read(context);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Portal.DisposeAsync();
    }

    private static Encoder Encoder(string hash, string name, EncoderKind kind) =>
        new()
        {
            Hash = hash,
            Name = name,
            Kind = kind,
            Dimensions = FakeStyleEncoder.Dimensions,
            CreatedUtc = DateTime.UnixEpoch,
        };
}
