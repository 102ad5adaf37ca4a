using System.Text.Json;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Tests.Transfer;

public sealed class ProceduralStyleTransferTests
{
    private static readonly ProceduralStyleTransfer Transfer = new();

    [Fact]
    public async Task A_request_names_a_style_and_gets_its_picture_with_the_parameters_on_record()
    {
        var sample = ProceduralSamples.Create(ProceduralCategory.Pattern, 0).Render(32, 32);

        var result = await Transfer.TransferAsync(new TransferRequest(sample, "mosaic", 42));

        Assert.Equal("procedural", Transfer.Backend);
        Assert.Equal(ProceduralStyles.Find("mosaic")!.Apply(sample, 42).Pixels, result.Image.Pixels);
        using var parameters = JsonDocument.Parse(result.Parameters);
        Assert.Equal("mosaic", parameters.RootElement.GetProperty("style").GetString());
        Assert.Equal(42, parameters.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal(ProceduralStyleTransfer.Version, parameters.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task An_unknown_style_is_refused_and_the_answer_names_it_and_the_known_ones()
    {
        var sample = ProceduralSamples.Create(ProceduralCategory.Face, 0).Render(8, 8);

        var error = await Assert.ThrowsAsync<TransferException>(() => Transfer.TransferAsync(new TransferRequest(sample, "cubism", 1)));

        Assert.Contains("cubism", error.Message, StringComparison.Ordinal);
        Assert.Contains("woodcut", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_request_makes_nothing()
    {
        var sample = ProceduralSamples.Create(ProceduralCategory.Face, 0).Render(8, 8);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Transfer.TransferAsync(new TransferRequest(sample, "mosaic", 1), new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task Its_list_holds_the_demos_styles_and_variants_that_it_paints_each_with_a_title_of_its_own()
    {
        var loras = await Transfer.LorasAsync();

        Assert.Equal(ProceduralStyles.All.Count + 64, loras.Count);
        Assert.Distinct(loras.Select(lora => lora.Name));
        Assert.Distinct(loras.Select(lora => lora.Title));
        Assert.Empty(await Transfer.ProblemsAsync([.. loras.Select(lora => lora.Name)]));
    }

    [Fact]
    public void A_variant_is_found_by_its_slug_alone()
    {
        var variant = ProceduralStyles.Create(4711);
        var sample = ProceduralSamples.Create(ProceduralCategory.Object, 0).Render(24, 24);

        Assert.Equal(variant.Apply(sample, 3).Pixels, ProceduralStyles.Find(variant.Slug)!.Apply(sample, 3).Pixels);
    }

    [Theory]
    [InlineData("mosaic-")]
    [InlineData("mosaic--4711")]
    [InlineData("cubism-4711")]
    [InlineData("4711")]
    [InlineData("mosaic-99999999999999999999")]
    [InlineData("mosaic-+4711")]
    public void What_looks_like_a_variant_and_is_none_is_not_found(string slug) => Assert.Null(ProceduralStyles.Find(slug));
}
