using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;

namespace LoraJudge.Style.Tests.Transfer.WebUi;

public sealed class WebUiDrawingTests
{
    [Fact]
    public async Task The_line_drawing_is_black_on_white_and_as_large_as_the_sample()
    {
        await using var bench = await WebUiBench.StartAsync();

        var lines = await bench.Transfer.DrawAsync(Samples.Object);

        Assert.Equal((Samples.Edge, Samples.Edge), (lines!.Width, lines.Height));
        Assert.True(lines.Pixels.Average(value => value) > 128);
        Assert.True(lines.Pixels.Min() < 128);
    }

    [Fact]
    public async Task A_transfer_without_a_line_drawing_has_one_made()
    {
        await using var bench = await WebUiBench.StartAsync();

        Assert.NotNull(await bench.Transfer.TransferAsync(new TransferRequest(Samples.Object, "mosaic", 1)));
        Assert.Contains("POST /controlnet/detect", bench.WebUi.Requests);
    }

    [Fact]
    public async Task A_drawing_without_a_line_is_no_drawing()
    {
        await using var bench = await WebUiBench.StartAsync();
        var white = new RgbImage(64, 64, Enumerable.Repeat((byte)255, 64 * 64 * 3).ToArray());

        var error = await Assert.ThrowsAsync<TransferException>(() => bench.Transfer.DrawAsync(white));

        Assert.Contains("without a line", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_is_not_there_is_told()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Modules.Remove("softedge_hed");

        var error = await Assert.ThrowsAsync<TransferException>(() => bench.Transfer.DrawAsync(Samples.Object));

        Assert.Contains("Module not available", error.Message, StringComparison.Ordinal);
    }
}
