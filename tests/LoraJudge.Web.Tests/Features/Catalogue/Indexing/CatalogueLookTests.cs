using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Tests.Features.Encoders;
using Microsoft.EntityFrameworkCore;
using static LoraJudge.Web.Tests.Features.Catalogue.Indexing.AddedModels;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

[Trait("group", "server")]
public sealed class CatalogueLookTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_look_leads_from_new_vectors_to_their_models_alone()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (look, encoder) = (two.Portal.Get<CatalogueLook>(), await EncoderIdAsync(two));
        var before = (await look.SeeAsync(encoder, before: null, None)).State;
        var added = await AddAsync(two, style: 20);

        var sight = await look.SeeAsync(encoder, before, None);

        Assert.Equal([added], sight.Models!);
        Assert.Empty(sight.Lacking!);
        var still = await look.SeeAsync(encoder, sight.State, None);
        Assert.Equal((0, 0), (still.Models!.Count, still.Lacking!.Count));
    }

    [Fact]
    public async Task A_look_that_misses_vectors_has_all_models_compared()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (look, encoder) = (two.Portal.Get<CatalogueLook>(), await EncoderIdAsync(two));
        var before = (await look.SeeAsync(encoder, before: null, None)).State;
        await using (var context = await two.Portal.OpenAsync())
            await context.LoraModels.Where(model => model.Id == two.Catalogue.Models[0].Id).ExecuteDeleteAsync();
        await AddAsync(two, style: 20);

        var sight = await look.SeeAsync(encoder, before, None);

        Assert.Null(sight.Models);
        Assert.Contains(two.Catalogue.Models[0].Id, await two.Portal.Get<CatalogueIndex>().ChangedAsync(None));
    }

    [Fact]
    public async Task A_look_names_the_models_whose_new_pictures_have_no_vector()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var (look, encoder) = (two.Portal.Get<CatalogueLook>(), await EncoderIdAsync(two));
        var before = (await look.SeeAsync(encoder, before: null, None)).State;
        var added = await AddAsync(two, style: 20, withVectors: false);

        var sight = await look.SeeAsync(encoder, before, None);

        Assert.Equal([added], sight.Lacking!);
    }
}
