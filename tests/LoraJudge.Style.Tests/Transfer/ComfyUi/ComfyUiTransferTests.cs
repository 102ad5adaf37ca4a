using System.Text.Json;
using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Transfer;

namespace LoraJudge.Style.Tests.Transfer.ComfyUi;

public sealed class ComfyUiTransferTests
{
    [Fact]
    public async Task A_good_picture_comes_with_proof_of_lora_checkpoint_and_reference_and_with_the_whole_prompt()
    {
        await using var bench = await ComfyUiBench.StartAsync();

        var result = await bench.Transfer.TransferAsync(ComfyUiBench.Request());

        Assert.Equal((Samples.Edge, Samples.Edge), (result.Image.Width, result.Image.Height));
        using var proof = JsonDocument.Parse(result.Proof);
        Assert.Equal("mosaic.safetensors", proof.RootElement.GetProperty("lora").GetProperty("file").GetString());
        Assert.Equal("2 (LoraLoader)", proof.RootElement.GetProperty("lora").GetProperty("node").GetString());
        Assert.Equal("v1-5-pruned.safetensors", proof.RootElement.GetProperty("checkpoint").GetProperty("file").GetString());
        Assert.Equal("10 (ReferenceOnlySimple)", proof.RootElement.GetProperty("reference").GetProperty("node").GetString());
        Assert.True(proof.RootElement.GetProperty("promptInFile").GetBoolean());
        using var parameters = JsonDocument.Parse(result.Parameters);
        Assert.Equal(7, parameters.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal(
            64,
            parameters.RootElement.GetProperty("prompt").GetProperty("8").GetProperty("inputs").GetProperty("width").GetInt32()
        );
    }

    [Fact]
    public async Task Another_lora_gives_another_picture()
    {
        await using var bench = await ComfyUiBench.StartAsync();

        var first = await bench.Transfer.TransferAsync(ComfyUiBench.Request());
        var other = await bench.Transfer.TransferAsync(ComfyUiBench.Request("woodcut"));

        Assert.True(Pictures.Mse(first.Image, other.Image) > 20);
    }

    [Theory]
    [InlineData(ComfyFailure.OtherLora, TransferFault.LoraNotApplied, "no node names it")]
    [InlineData(ComfyFailure.LoraMuted, TransferFault.LoraNotApplied, "strength_model of node 2 (LoraLoader) is 0")]
    [InlineData(ComfyFailure.LoraBypassed, TransferFault.LoraNotApplied, "does not come from node 2 (LoraLoader)")]
    [InlineData(ComfyFailure.OtherCheckpoint, TransferFault.OtherCheckpoint, "but from other-checkpoint")]
    [InlineData(ComfyFailure.ReferenceBypassed, TransferFault.ControlNetNotApplied, "node 10 (ReferenceOnlySimple) has no effect")]
    [InlineData(ComfyFailure.OtherImage, TransferFault.ControlNetNotApplied, "does not lie on the way")]
    [InlineData(ComfyFailure.OtherSeed, TransferFault.Unreadable, "another seed than 7")]
    [InlineData(ComfyFailure.CachedOutput, TransferFault.Unreadable, "earlier prompt")]
    [InlineData(ComfyFailure.OutputOfAnotherNode, TransferFault.Unreadable, "pictures of 99")]
    [InlineData(ComfyFailure.ForeignFile, TransferFault.Unreadable, "made by another prompt")]
    [InlineData(ComfyFailure.NoOutput, TransferFault.Unreadable, "0 pictures")]
    [InlineData(ComfyFailure.OtherSize, TransferFault.Unreadable, "128 × 128")]
    [InlineData(ComfyFailure.Black, TransferFault.Unreadable, "one colour")]
    [InlineData(ComfyFailure.NotAPicture, TransferFault.Unreadable, "no picture")]
    [InlineData(ComfyFailure.FileGone, TransferFault.Unreadable, "has it no more")]
    [InlineData(ComfyFailure.NodeThrew, TransferFault.Refused, "HEDPreprocessor")]
    [InlineData(ComfyFailure.OutOfMemory, TransferFault.Unavailable, "CUDA out of memory")]
    [InlineData(ComfyFailure.Interrupted, TransferFault.Unavailable, "interrupted")]
    [InlineData(ComfyFailure.Forgotten, TransferFault.Unavailable, "forgotten")]
    public async Task A_silent_failure_is_named_and_the_next_try_is_good(ComfyFailure failure, TransferFault fault, string words)
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Fail(failure);

        var error = await bench.FailsAsync(ComfyUiBench.Request(task: "same"));

        Assert.Equal(fault, error.Fault);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.NotNull(await bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "same")));
    }

    [Fact]
    public async Task Loras_without_effect_give_the_same_picture_although_each_says_that_it_is_its_own()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Fail(ComfyFailure.LoraWithoutEffect, times: 2);

        var first = await bench.Transfer.TransferAsync(ComfyUiBench.Request());
        var second = await bench.Transfer.TransferAsync(ComfyUiBench.Request("woodcut"));

        Assert.Equal(first.Image.Pixels, second.Image.Pixels);
        Assert.True(first.IsModelsOwn && second.IsModelsOwn);
    }

    [Fact]
    public async Task A_lora_that_the_folder_lacks_is_named()
    {
        await using var bench = await ComfyUiBench.StartAsync();

        var error = await bench.FailsAsync(ComfyUiBench.Request("absent"));

        Assert.Equal(TransferFault.LoraNotApplied, error.Fault);
        Assert.Contains("absent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_its_prompt_is_taken_by_its_name()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.WritesMetadata = false;

        var result = await bench.Transfer.TransferAsync(ComfyUiBench.Request());

        using var proof = JsonDocument.Parse(result.Proof);
        Assert.False(proof.RootElement.GetProperty("promptInFile").GetBoolean());
    }

    [Fact]
    public async Task An_older_version_that_gives_ids_itself_works_too()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.TakesPromptIds = false;

        Assert.NotNull(await bench.Transfer.TransferAsync(ComfyUiBench.Request(task: "7")));
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
    public async Task Rubbish_in_place_of_a_queue_is_told_with_its_kind(Rubbish rubbish, TransferFault fault)
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Answer(rubbish, "/prompt");

        Assert.Equal(fault, (await bench.FailsAsync()).Fault);
    }

    [Fact]
    public async Task Rubbish_while_it_waits_is_passed_over()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.Delay = TimeSpan.FromMilliseconds(300);
        bench.Comfy.Answer(Rubbish.BadGateway, "/history", times: 2);
        bench.Comfy.Answer(Rubbish.TruncatedJson, "/queue", times: 2);

        Assert.NotNull(await bench.Transfer.TransferAsync(ComfyUiBench.Request()));
    }

    [Theory]
    [InlineData("/upload/image")]
    [InlineData("/models/loras")]
    [InlineData("/models/checkpoints")]
    [InlineData("/prompt")]
    [InlineData("/history")]
    [InlineData("/queue")]
    [InlineData("/view")]
    [InlineData("/object_info")]
    public async Task Rubbish_anywhere_ends_in_words_and_never_in_another_exception(string path)
    {
        await using var bench = await ComfyUiBench.StartAsync(options => options with { TimeoutSeconds = 1 });
        foreach (var rubbish in Enum.GetValues<Rubbish>().Where(rubbish => rubbish != Rubbish.HugeBody))
        {
            bench.Comfy.BeWell();
            bench.Comfy.Answer(rubbish, path, times: 1000);
            await TolerateAsync(() => bench.Transfer.ProblemsAsync(["mosaic"]));
            await TolerateAsync(() => bench.Transfer.LorasAsync());
            await TolerateAsync(() => bench.Transfer.TransferAsync(ComfyUiBench.Request()));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_unavailable_and_worth_another_try()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        await bench.Comfy.DieAsync();

        Assert.True((await bench.FailsAsync()).IsTransient);
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
