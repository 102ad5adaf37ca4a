using LoraJudge.Domain.Catalog;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Models.Registering;

namespace LoraJudge.Web.Tests.Features.Models.Registering;

[Trait("group", "server")]
public sealed class DuplicateTests : IAsyncDisposable
{
    private readonly Registrar registrar = new();

    public ValueTask DisposeAsync() => registrar.DisposeAsync();

    [Fact]
    public async Task The_same_file_under_another_name_is_there_already()
    {
        await registrar.SendAsync(Registrar.Lora(), "ink.safetensors");

        var again = await registrar.SendAsync(Registrar.Lora(), "other.safetensors");

        Assert.Equal(("There", "/models/ink"), (again.Outcome, again.Address));
        Assert.Contains("There already: ink. Nothing has changed.", again.Words);
        Assert.Equal("ink", Assert.Single(await registrar.ModelsAsync()).LoraName);
    }

    [Fact]
    public async Task A_retired_one_is_offered_to_be_brought_back()
    {
        await registrar.SendAsync(Registrar.Lora());
        (await Portal.PostAsync(await registrar.BrowserAsync(), "/models/ink/retire", [], "/models/ink")).Dispose();

        var again = await registrar.SendAsync(Registrar.Lora());

        Assert.Equal("Retired", again.Outcome);
        Assert.Contains("Bring it back", again.Words);
    }

    [Fact]
    public async Task The_same_weights_under_another_header_are_told_and_not_registered_twice()
    {
        await registrar.SendAsync(Registrar.Lora(1));

        var again = await registrar.SendAsync(Registrar.Lora(1, "Another title"));

        Assert.Equal("SameWeights", again.Outcome);
        Assert.Contains("The same weights as ink", again.Words);
        Assert.Single(await registrar.ModelsAsync());
    }

    [Fact]
    public async Task The_same_weights_are_registered_where_somebody_asks_for_it()
    {
        await registrar.SendAsync(Registrar.Lora(1));

        var again = await registrar.SendAsync(Registrar.Lora(1, "Another title"), sameWeights: true);

        Assert.Equal("Registered", again.Outcome);
        Assert.Contains("It has the same weights as ink.", again.Notes);
        Assert.Equal(2, (await registrar.ModelsAsync()).Count);
    }

    [Fact]
    public async Task Files_without_a_tensors_byte_are_not_taken_for_one_another()
    {
        var first = HandMadeLora.File(null, ("a.lora_down.weight", [0], 1));
        var second = HandMadeLora.File(null, ("b.lora_down.weight", [0], 1));

        await registrar.SendAsync(first, "a.safetensors");
        var other = await registrar.SendAsync(second, "b.safetensors");

        Assert.Equal("Registered", other.Outcome);
    }

    [Fact]
    public async Task A_file_completes_the_model_that_was_known_without_one()
    {
        await using (var context = await registrar.Portal.OpenAsync())
        {
            context.Add(
                new LoraModel
                {
                    Slug = "ink",
                    Name = "Imported ink",
                    LoraName = "ink",
                    CreatedUtc = DateTime.UnixEpoch,
                }
            );
            await context.SaveChangesAsync();
        }

        var done = await registrar.SendAsync(Registrar.Lora());

        var model = Assert.Single(await registrar.ModelsAsync());
        Assert.Equal(("Completed", HandMadeLora.Hash(Registrar.Lora())), (done.Outcome, model.Sha256));
    }

    [Fact]
    public async Task A_stand_in_of_the_same_name_is_no_file()
    {
        await using (var context = await registrar.Portal.OpenAsync())
        {
            context.Add(
                new LoraModel
                {
                    Slug = "ink",
                    Name = "Ink",
                    LoraName = "ink",
                    IsStandIn = true,
                    CreatedUtc = DateTime.UnixEpoch,
                }
            );
            await context.SaveChangesAsync();
        }

        var done = await registrar.SendAsync(Registrar.Lora());

        Assert.Equal(("Registered", "/models/ink-2"), (done.Outcome, done.Address));
    }

    [Fact]
    public async Task A_models_address_never_hides_a_page()
    {
        var done = await registrar.SendAsync(Registrar.Lora(), "register.safetensors");

        Assert.Equal("/models/register-model", done.Address);
    }

    [Fact]
    public async Task The_procedural_styles_are_registered_from_their_list_and_recognised_there()
    {
        var browser = await registrar.BrowserAsync();
        var page = $"{RegisterEndpoints.Page}?from=procedural";
        using var answer = await Portal.PostAsync(
            browser,
            RegisterEndpoints.BackEnd,
            new() { ["backEnd"] = "procedural", ["name"] = "watercolour" },
            page
        );

        var model = Assert.Single(await registrar.ModelsAsync());
        var html = await browser.GetStringAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("watercolour", "watercolour", true), (model.Slug, model.LoraName, model.IsStandIn));
        Assert.Equal(MetadataSource.BackEnd, model.Sources[nameof(model.Name)]);
        Assert.Contains("1 of them registered", html);
    }

    [Fact]
    public async Task A_list_entry_that_is_gone_is_said()
    {
        using var answer = await Portal.PostAsync(
            await registrar.BrowserAsync(),
            RegisterEndpoints.BackEnd,
            new() { ["backEnd"] = "procedural", ["name"] = "nothing" },
            RegisterEndpoints.Page
        );

        Assert.Contains("procedural has no nothing any more.", await answer.Content.ReadAsStringAsync());
    }
}
