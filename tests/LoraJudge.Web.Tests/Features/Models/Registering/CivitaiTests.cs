using LoraJudge.Domain.Catalog;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Features.Models.Registering.Civitai;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Models.Registering;

[Trait("group", "server")]
public sealed class CivitaiTests : IAsyncLifetime
{
    private static readonly byte[] File = Registrar.Lora(1, "ink_v2_final");
    private static readonly string Sha = HandMadeLora.Hash(File);

    private StandInCivitai civitai = null!;
    private Registrar registrar = null!;

    public async ValueTask InitializeAsync()
    {
        civitai = await StandInCivitai.StartAsync();
        registrar = new Registrar(("Civitai:Enabled", "true"), ("Civitai:BaseUrl", civitai.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await registrar.DisposeAsync();
        await civitai.DisposeAsync();
    }

    [Fact]
    public async Task What_Civitai_says_of_the_hash_is_added_with_its_source()
    {
        civitai.Versions[Sha] = StandInCivitai.Version(Sha);
        civitai.Models["7"] = StandInCivitai.Model;

        var done = await registrar.SendAsync(File);

        var model = await ModelAsync();
        Assert.Contains("Civitai knows the file: its words are added.", done.Notes);
        Assert.Equal(("Ink wash", "v2", "SDXL 1.0", "sumi"), (model.Name, model.Version, model.BaseModel, model.Creator));
        Assert.Equal(["inkwash", "sumi-e"], model.TriggerWords);
        Assert.Equal((true, false), (model.AllowsUncredited, model.AllowsDerivatives));
        Assert.Equal(CommercialUse.Image | CommercialUse.RentCivit, model.CommercialUse);
        Assert.Equal(NsfwLevel.Pg | NsfwLevel.Pg13, model.NsfwLevel);
        Assert.Equal("https://civitai.com/models/7?modelVersionId=11", model.SourceUrl);
        Assert.All(["Name", "Creator", "CommercialUse"], field => Assert.Equal(MetadataSource.Civitai, model.Sources[field]));
    }

    [Fact]
    public async Task It_is_not_asked_unless_it_is_turned_on()
    {
        await using var off = new Registrar(("Civitai:BaseUrl", civitai.Address));

        var done = await off.SendAsync(File);

        Assert.Equal(("Registered", 0), (done.Outcome, done.Notes.Count));
        Assert.Empty(civitai.Calls);
    }

    [Fact]
    public async Task Without_a_network_a_file_is_registered_and_the_next_does_not_wait()
    {
        await civitai.DisposeAsync();

        var first = await registrar.SendAsync(File);
        var second = await registrar.SendAsync(Registrar.Lora(2), "other.safetensors");

        Assert.Equal(("Registered", "Registered"), (first.Outcome, second.Outcome));
        Assert.Contains(first.Notes, note => note.StartsWith("Civitai could not be asked: it does not answer.", StringComparison.Ordinal));
        Assert.Contains(second.Notes, note => note.Contains("did not answer a moment ago", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_call_that_fails_for_a_moment_is_made_again(int status)
    {
        civitai.Next(status, retryAfter: status == 500 ? null : "1");
        civitai.Versions[Sha] = StandInCivitai.Version(Sha);

        await registrar.SendAsync(File);

        Assert.Equal(2, civitai.Calls.Count(call => call.Contains(Sha, StringComparison.Ordinal)));
        Assert.Equal("v2", (await ModelAsync()).Version);
    }

    [Fact]
    public async Task Nobody_waits_an_hour_because_it_asks_for_it()
    {
        civitai.Next(429, retryAfter: "3600");

        var done = await registrar.SendAsync(File);

        Assert.Single(civitai.Calls);
        Assert.Contains(done.Notes, note => note.Contains("asks for fewer calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_known_there_is_not_asked_again_for_a_while()
    {
        await registrar.SendAsync(File);
        var id = (await ModelAsync()).Id;
        var lookup = registrar.Portal.Get<CivitaiLookup>();

        await lookup.LookUpAsync([id], anew: false, CancellationToken.None);
        var before = civitai.Calls.Count;
        registrar.Portal.Clock.Ahead += TimeSpan.FromDays(2);
        await lookup.LookUpAsync([id], anew: false, CancellationToken.None);

        Assert.Equal((1, 2), (before, civitai.Calls.Count));
    }

    [Fact]
    public async Task What_it_has_deleted_is_kept()
    {
        civitai.Versions[Sha] = StandInCivitai.Version(Sha);
        civitai.Models["7"] = StandInCivitai.Model;
        await registrar.SendAsync(File);
        civitai.Versions.Clear();

        using var answer = await Portal.PostAsync(
            await registrar.BrowserAsync(),
            "/models/ink-v2-final/civitai",
            [],
            "/models/ink-v2-final/edit"
        );

        await using var context = await registrar.Portal.OpenAsync();
        var record = await context.CivitaiRecords.SingleAsync();
        Assert.Contains("does not know the file any more; what it said is kept", await answer.Content.ReadAsStringAsync());
        Assert.NotNull(record.GoneUtc);
        Assert.Contains("sumi", record.Model);
        Assert.Equal("sumi", (await ModelAsync()).Creator);
    }

    [Fact]
    public async Task A_correction_wins_over_a_later_look_up()
    {
        await registrar.SendAsync(File);
        civitai.Versions[Sha] = StandInCivitai.Version(Sha);
        var browser = await registrar.BrowserAsync();
        (
            await Portal.PostAsync(browser, "/models/ink-v2-final/edit", new() { ["was.Name"] = "ink_v2_final", ["Name"] = "Mine" })
        ).Dispose();

        (await Portal.PostAsync(browser, "/models/ink-v2-final/civitai", [], "/models/ink-v2-final/edit")).Dispose();

        Assert.Equal(("Mine", "v2"), ((await ModelAsync()).Name, (await ModelAsync()).Version));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("{")]
    [InlineData("""{"modelId":"seven","name":{},"trainedWords":"word","nsfwLevel":"high","files":{},"model":[]}""")]
    [InlineData("""{"modelId":-7,"name":null,"trainedWords":[1,null,{}],"nsfwLevel":1e99,"files":[1],"images":7}""")]
    [InlineData("""{"name":"\ud800"}""")]
    public async Task An_answer_that_is_not_as_it_should_be_does_no_harm(string version)
    {
        civitai.Versions[Sha] = version;

        var done = await registrar.SendAsync(File);

        Assert.Equal(("Registered", "ink_v2_final"), (done.Outcome, (await ModelAsync()).Name));
        using var page = await (await registrar.BrowserAsync()).GetAsync("/models/ink-v2-final");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read()
    {
        civitai.Versions[Sha] = StandInCivitai.Version(Sha, $",\"more\":\"{new string('x', 20 * 1024 * 1024)}\"");

        var done = await registrar.SendAsync(File);

        Assert.Contains(done.Notes, note => note.StartsWith("Civitai could not be asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_of_another_file_is_not_believed()
    {
        civitai.Versions[Sha] = StandInCivitai.Version(new string('a', 64));

        await registrar.SendAsync(File);

        Assert.Null((await ModelAsync()).Version);
    }

    [Theory]
    [InlineData("\"Image\"", CommercialUse.Image)]
    [InlineData("\"None\"", CommercialUse.None)]
    [InlineData("[\"Image\",\"Rent\"]", CommercialUse.Image | CommercialUse.Rent)]
    [InlineData("\"{Image,RentCivit}\"", CommercialUse.Image | CommercialUse.RentCivit)]
    [InlineData("[\"Everything\"]", CommercialUse.None)]
    [InlineData("[\"15\"]", CommercialUse.None)]
    [InlineData("\"{Sell,Everything}\"", CommercialUse.Sell)]
    [InlineData("[]", CommercialUse.None)]
    [InlineData("15", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    public void Commercial_use_comes_in_three_shapes_and_what_is_not_known_allows_nothing(string json, CommercialUse? use)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);

        Assert.Equal(use, CommercialUseText.Read(document.RootElement));
    }

    [Fact]
    public async Task Several_files_of_a_folder_are_looked_up_by_one_call()
    {
        using var folder = new LoraJudge.Testing.Portal.TemporaryFolder();
        for (var number = 1; number <= 3; number++)
        {
            var file = Registrar.Lora(number, $"lora {number}");
            await System.IO.File.WriteAllBytesAsync(Path.Combine(folder.Path, $"{number}.safetensors"), file);
            if (number > 1)
                civitai.Versions[HandMadeLora.Hash(file)] = StandInCivitai.Version(HandMadeLora.Hash(file));
        }

        var results = new List<Registration>();
        var remark = await registrar
            .Portal.Get<LoraJudge.Web.Features.Models.Registering.Sources.FolderRegistrar>()
            .RegisterAsync(folder.Path, evenSameWeights: false, results.Add, CancellationToken.None);

        Assert.Equal("POST /model-versions/by-hash", civitai.Calls[0]);
        Assert.Equal("Civitai knows 2 of the 3 new files: its words are added.", remark);
        Assert.Equal([null, "v2", "v2"], (await registrar.ModelsAsync()).Select(model => model.Version));
    }

    private async Task<LoraModel> ModelAsync() => Assert.Single(await registrar.ModelsAsync());
}
