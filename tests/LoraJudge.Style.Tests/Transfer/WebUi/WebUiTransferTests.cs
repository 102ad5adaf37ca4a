using System.Text.Json;
using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Transfer;

namespace LoraJudge.Style.Tests.Transfer.WebUi;

public sealed class WebUiTransferTests
{
    [Fact]
    public async Task A_good_picture_comes_with_proof_of_lora_checkpoint_and_reference_and_with_all_parameters()
    {
        await using var bench = await WebUiBench.StartAsync();

        var result = await bench.Transfer.TransferAsync(WebUiBench.Request());

        Assert.Equal((Samples.Edge, Samples.Edge), (result.Image.Width, result.Image.Height));
        using var proof = JsonDocument.Parse(result.Proof);
        Assert.Equal("mosaic", proof.RootElement.GetProperty("lora").GetProperty("name").GetString());
        Assert.Equal(10, proof.RootElement.GetProperty("lora").GetProperty("hash").GetString()!.Length);
        Assert.Equal("v1-5-pruned", proof.RootElement.GetProperty("checkpoint").GetProperty("name").GetString());
        Assert.Equal(1, proof.RootElement.GetProperty("controlNet").GetProperty("detectedMaps").GetInt32());
        Assert.Equal(7, proof.RootElement.GetProperty("seeds")[0].GetInt64());
        Assert.Equal("v1.10.1", proof.RootElement.GetProperty("version").GetString());
        using var parameters = JsonDocument.Parse(result.Parameters);
        Assert.Equal("<lora:mosaic:1>", parameters.RootElement.GetProperty("prompt").GetString());
        Assert.Equal(7, parameters.RootElement.GetProperty("seed").GetInt64());
        Assert.StartsWith(
            "sha256:",
            parameters
                .RootElement.GetProperty("alwayson_scripts")
                .GetProperty("controlnet")
                .GetProperty("args")[0]
                .GetProperty("image")
                .GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_request_gives_the_same_picture_and_another_lora_another()
    {
        await using var bench = await WebUiBench.StartAsync();

        var first = await bench.Transfer.TransferAsync(WebUiBench.Request());
        var again = await bench.Transfer.TransferAsync(WebUiBench.Request());
        var other = await bench.Transfer.TransferAsync(WebUiBench.Request("woodcut"));

        Assert.Equal(first.Image.Pixels, again.Image.Pixels);
        Assert.True(Pictures.Mse(first.Image, other.Image) > 20);
    }

    [Theory]
    [InlineData(WebUiFailure.LoraIgnored, TransferFault.LoraNotApplied, "LoRA mosaic was not applied")]
    [InlineData(WebUiFailure.LoraHashEmpty, TransferFault.LoraNotApplied, "no hash")]
    [InlineData(WebUiFailure.OtherLoraToo, TransferFault.LoraNotApplied, "detail-tweaker")]
    [InlineData(WebUiFailure.ControlNetFailed, TransferFault.ControlNetNotApplied, "0 detected maps")]
    [InlineData(WebUiFailure.OtherUnitToo, TransferFault.ControlNetNotApplied, "2 detected maps")]
    [InlineData(WebUiFailure.OtherCheckpoint, TransferFault.OtherCheckpoint, "other-checkpoint")]
    [InlineData(WebUiFailure.OtherCheckpointHash, TransferFault.OtherCheckpoint, "v1-5-pruned")]
    [InlineData(WebUiFailure.OtherSeed, TransferFault.Unreadable, "seed 8 where 7")]
    [InlineData(WebUiFailure.OtherPrompt, TransferFault.Unreadable, "another prompt than <lora:mosaic:1>")]
    [InlineData(WebUiFailure.OtherSize, TransferFault.Unreadable, "128 × 128")]
    [InlineData(WebUiFailure.DrawingItself, TransferFault.Unreadable, "line drawing itself")]
    [InlineData(WebUiFailure.Black, TransferFault.Unreadable, "one colour")]
    [InlineData(WebUiFailure.Interrupted, TransferFault.Unavailable, "interrupted")]
    [InlineData(WebUiFailure.NoImages, TransferFault.Unreadable, "no picture")]
    [InlineData(WebUiFailure.NotBase64, TransferFault.Unreadable, "no base64")]
    [InlineData(WebUiFailure.NotAPicture, TransferFault.Unreadable, "no picture")]
    [InlineData(WebUiFailure.ConnectionBroken, TransferFault.Unavailable, "connection broke")]
    public async Task A_silent_failure_is_named(WebUiFailure failure, TransferFault fault, string words)
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Fail(failure);

        var error = await bench.FailsAsync();

        Assert.Equal(fault, error.Fault);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.NotNull(await bench.Transfer.TransferAsync(WebUiBench.Request()));
    }

    [Fact]
    public async Task Loras_without_effect_give_the_same_picture_although_each_says_that_it_is_its_own()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Fail(WebUiFailure.LoraWithoutEffect, times: 2);

        var first = await bench.Transfer.TransferAsync(WebUiBench.Request());
        var second = await bench.Transfer.TransferAsync(WebUiBench.Request("woodcut"));

        Assert.Equal(first.Image.Pixels, second.Image.Pixels);
        Assert.True(first.IsModelsOwn && second.IsModelsOwn);
    }

    [Fact]
    public async Task A_lora_that_the_folder_lacks_is_named()
    {
        await using var bench = await WebUiBench.StartAsync();

        var error = await bench.FailsAsync(WebUiBench.Request("absent"));

        Assert.Equal(TransferFault.LoraNotApplied, error.Fault);
        Assert.Contains("absent", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("a>b")]
    [InlineData("")]
    public async Task A_name_that_no_prompt_can_hold_is_refused_before_anything_is_asked(string name)
    {
        await using var bench = await WebUiBench.StartAsync();

        var error = await bench.FailsAsync(WebUiBench.Request(name));

        Assert.Equal(TransferFault.Refused, error.Fault);
        Assert.Empty(bench.WebUi.Requests);
    }

    [Fact]
    public async Task A_name_with_a_comma_is_found_among_the_hashes_which_leave_it_out()
    {
        await using var bench = await WebUiBench.StartAsync(null, "ink, wash");

        Assert.NotNull(await bench.Transfer.TransferAsync(WebUiBench.Request("ink, wash")));
    }

    [Fact]
    public async Task A_checkpoint_that_is_not_there_is_refused_before_a_picture_is_made()
    {
        await using var bench = await WebUiBench.StartAsync(options => options with { Checkpoint = "absent" });

        var error = await bench.FailsAsync();

        Assert.Equal(TransferFault.OtherCheckpoint, error.Fault);
        Assert.Equal(0, bench.WebUi.Generations.Total);
    }

    [Theory]
    [InlineData(Rubbish.Html, TransferFault.Unreadable)]
    [InlineData(Rubbish.TruncatedJson, TransferFault.Unreadable)]
    [InlineData(Rubbish.OtherJson, TransferFault.Unreadable)]
    [InlineData(Rubbish.Empty, TransferFault.Unreadable)]
    [InlineData(Rubbish.HugeBody, TransferFault.Unreadable)]
    [InlineData(Rubbish.ServerError, TransferFault.Unavailable)]
    [InlineData(Rubbish.BadGateway, TransferFault.Unavailable)]
    [InlineData(Rubbish.Unauthorized, TransferFault.Refused)]
    [InlineData(Rubbish.NotFound, TransferFault.Refused)]
    [InlineData(Rubbish.Unprocessable, TransferFault.Refused)]
    [InlineData(Rubbish.AbortedConnection, TransferFault.Unavailable)]
    public async Task Rubbish_in_place_of_a_picture_is_told_with_its_kind(Rubbish rubbish, TransferFault fault)
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Answer(rubbish, "/sdapi/v1/txt2img");

        Assert.Equal(fault, (await bench.FailsAsync()).Fault);
    }

    [Theory]
    [InlineData("/sdapi/v1/sd-models")]
    [InlineData("/sdapi/v1/loras")]
    [InlineData("/sdapi/v1/samplers")]
    [InlineData("/sdapi/v1/options")]
    [InlineData("/controlnet/version")]
    [InlineData("/controlnet/module_list")]
    [InlineData("/controlnet/settings")]
    [InlineData("/controlnet/detect")]
    [InlineData("/internal/progress")]
    [InlineData("/sdapi/v1/progress")]
    public async Task Rubbish_anywhere_ends_in_words_and_never_in_another_exception(string path)
    {
        await using var bench = await WebUiBench.StartAsync();
        foreach (var rubbish in Enum.GetValues<Rubbish>().Where(rubbish => rubbish != Rubbish.HugeBody))
        {
            bench.WebUi.BeWell();
            bench.WebUi.Answer(rubbish, path, times: 50);
            await TolerateAsync(() => bench.Transfer.ProblemsAsync(["mosaic"]));
            await TolerateAsync(() => bench.Transfer.LorasAsync());
            await TolerateAsync(() => bench.Transfer.DrawAsync(Samples.Object));
            await TolerateAsync(() => bench.Transfer.TransferAsync(WebUiBench.Request(task: "7")));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_unavailable_and_worth_another_try()
    {
        await using var bench = await WebUiBench.StartAsync();
        await bench.WebUi.DieAsync();

        var error = await bench.FailsAsync();

        Assert.True(error.IsTransient);
        Assert.Contains("nothing listens", error.Message, StringComparison.Ordinal);
    }

    private static async Task TolerateAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (TransferException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
