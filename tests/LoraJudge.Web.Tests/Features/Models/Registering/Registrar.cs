using System.Net.Http.Headers;
using System.Net.Http.Json;
using LoraJudge.Domain.Catalog;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Models.Registering;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Models.Registering;

/// <summary>A portal with a researcher who sends files.</summary>
internal sealed class Registrar(params (string Key, string Value)[] settings) : IAsyncDisposable
{
    private HttpClient? browser;

    public Portal Portal { get; } = new(settings);

    public async Task<HttpClient> BrowserAsync() => browser ??= await Portal.SignedInAsync();

    /// <summary>As the page's script sends a file.</summary>
    public async Task<RegistrationJson> SendAsync(byte[] file, string name = "ink.safetensors", bool sameWeights = false)
    {
        using var answer = await PostAsync([(name, file)], script: true, sameWeights);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Assert.Single((await answer.Content.ReadFromJsonAsync<RegistrationJson[]>())!);
    }

    /// <param name="script">Whether the script asks, or the plain form.</param>
    /// <param name="token">Null for the page's.</param>
    public async Task<HttpResponseMessage> PostAsync(
        IEnumerable<(string Name, byte[] File)> files,
        bool script,
        bool sameWeights = false,
        string? token = null
    )
    {
        var own = await BrowserAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token ?? await Portal.TokenAsync(own, RegisterEndpoints.Page)), "__RequestVerificationToken" },
        };
        if (sameWeights)
            form.Add(new StringContent("true"), "sameWeights");
        foreach (var (name, file) in files)
            form.Add(new ByteArrayContent(file), "files", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, RegisterEndpoints.Page) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(script ? "application/json" : "text/html"));
        return await own.SendAsync(request);
    }

    public async Task<IReadOnlyList<LoraModel>> ModelsAsync()
    {
        await using var context = await Portal.OpenAsync();
        return await context.LoraModels.AsNoTracking().OrderBy(model => model.Id).ToListAsync();
    }

    /// <summary>A file whose weights no other value gives.</summary>
    public static byte[] Lora(float weight = 1, string? title = null) =>
        HandMadeLora.File(
            title is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["modelspec.title"] = title },
            weight
        );

    public ValueTask DisposeAsync()
    {
        browser?.Dispose();
        return Portal.DisposeAsync();
    }
}
