using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Models.LoraFiles;

namespace LoraJudge.Web.Tests.Features.Models.LoraFiles;

public sealed class LoraFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_of_kohyas_trainer_says_all_that_it_knows()
    {
        var bytes = HandMadeLora.File(HandMadeLora.Kohya());

        var said = (await ReadAsync(bytes)).Header;

        Assert.Equal(("inkwash", "SDXL 1.0", 32, 16.0), (said.Name, said.BaseModel, said.Rank, said.Alpha));
        Assert.Equal(["inkwash style", "sumi-e"], said.TriggerWords);
        Assert.Equal(("120", "second attempt"), (said.TrainingFacts!["ss_num_train_images"], said.TrainingFacts["ss_training_comment"]));
        Assert.DoesNotContain("ss_clip_skip", said.TrainingFacts.Keys);
        Assert.Equal((HandMadeLora.Hash(bytes), HandMadeLora.DataHash(bytes)[..12]), (said.Sha256, said.AutoV3));
    }

    [Fact]
    public async Task A_file_by_the_ModelSpec_says_all_that_it_knows()
    {
        var said = (await ReadAsync(HandMadeLora.File(HandMadeLora.ModelSpec()))).Header;

        Assert.Equal(("Ink wash", "Flux.1 D", "somebody", "CC-BY-4.0"), (said.Name, said.BaseModel, said.Creator, said.Licence));
        Assert.Equal(["inkwash", "sumi-e"], said.TriggerWords);
        Assert.Equal(["ink", "wash", "painting"], said.Tags);
        Assert.Equal("2026-02-03T04:05:06", said.TrainingFacts!["modelspec.date"]);
    }

    [Fact]
    public async Task A_file_without_metadata_has_its_name_and_what_its_tensors_say()
    {
        var reading = await ReadAsync(HandMadeLora.File(), "ink_v2.safetensors");

        Assert.Equal(("ink_v2", "ink_v2"), (reading.FileName.Name, reading.FileName.LoraName));
        Assert.Equal((4, 2.0), (reading.Header.Rank, reading.Header.Alpha));
        Assert.Null(reading.Header.Name ?? reading.Header.BaseModel ?? reading.Header.Creator);
        Assert.Null(reading.Header.TriggerWords ?? reading.Header.Tags);
    }

    [Theory]
    [InlineData("modelspec.title", "Title", "ss_output_name", "output", "Title")]
    [InlineData("modelspec.title", "None", "ss_output_name", "output", "output")]
    public async Task A_title_is_the_specs_then_the_trainers(string first, string one, string second, string two, string title)
    {
        Assert.Equal(title, (await ReadAsync(HandMadeLora.File(Of((first, one), (second, two))))).Header.Name);
    }

    [Theory]
    [InlineData("modelspec.architecture", "stable-diffusion-v1/lora", "SD 1.5")]
    [InlineData("modelspec.architecture", "stable-diffusion-xl-v1-base/lora", "SDXL 1.0")]
    [InlineData("ss_base_model_version", "sd_v1", "SD 1.5")]
    [InlineData("ss_base_model_version", "sd_v2", "SD 2.0")]
    [InlineData("ss_base_model_version", "sd_v2_v", "SD 2.1 768")]
    [InlineData("ss_base_model_version", "flux1", "Flux.1 D")]
    [InlineData("ss_base_model_version", "something-new", "something-new")]
    [InlineData("ss_v2", "True", "SD 2.0")]
    [InlineData("ss_v2", "False", "SD 1.5")]
    [InlineData("ss_sd_model_name", "v1-5-pruned.ckpt", "SD 1.5")]
    [InlineData("ss_sd_model_name", "C:\\models\\my mix.safetensors", "my mix")]
    public async Task A_base_model_is_told_by_any_of_its_keys(string key, string value, string baseModel)
    {
        Assert.Equal(baseModel, (await ReadAsync(HandMadeLora.File(Of((key, value))))).Header.BaseModel);
    }

    [Fact]
    public async Task Trigger_words_come_from_the_hint_where_there_is_no_phrase()
    {
        Assert.Equal(["other words"], await TriggersAsync(("modelspec.usage_hint", "other words"), ("ss_datasets", "[]")));
    }

    [Fact]
    public async Task Trigger_words_come_from_the_class_tokens_of_the_data_sets()
    {
        const string DataSets =
            """[{"subsets":[{"class_tokens":"ohwx ink"},{"class_tokens":null},{"class_tokens":"ohwx ink"}]},{"subsets":"none"}]""";

        Assert.Equal(["ohwx ink"], await TriggersAsync(("ss_datasets", DataSets), ("ss_tag_frequency", """{"a":{"tag":3}}""")));
    }

    [Theory]
    [InlineData("{\"a\":{\"b\":\"many\",\"c\":-1,\"d\":1e300}}")]
    [InlineData("{\"a\":[1,2],\"b\":7}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("{\"a\":{\"\\ud800\":3}}")]
    [InlineData("not JSON")]
    public async Task Nested_JSON_that_is_not_as_it_should_be_says_nothing(string text)
    {
        Assert.Null(await TriggersAsync(("ss_tag_frequency", text), ("ss_datasets", text)));
    }

    [Theory]
    [InlineData("Dynamic", "-3")]
    [InlineData("4.5", "NaN")]
    [InlineData("99999999999", "1e400")]
    public async Task A_rank_or_alpha_that_is_none_is_taken_from_the_tensors(string rank, string alpha)
    {
        var said = (await ReadAsync(HandMadeLora.File(Of(("ss_network_dim", rank), ("ss_network_alpha", alpha))))).Header;

        Assert.Equal((4, 2.0), (said.Rank, said.Alpha));
    }

    [Theory]
    [InlineData("unet.down.0.attn.to_q.lora_A.weight")]
    [InlineData("unet.down.0.to_q_lora.down.weight")]
    [InlineData("lora_unet_mid.hada_w1_b")]
    [InlineData("lora_unet_mid.lokr_w2_b")]
    public async Task The_rank_of_every_kind_of_network_is_read(string tensor)
    {
        Assert.Equal(16, (await ReadAsync(HandMadeLora.File(null, (tensor, [16, 8], 1)))).Header.Rank);
    }

    [Theory]
    [InlineData("sshs_model_hash", "")]
    [InlineData("modelspec.hash_sha256", "0x")]
    public async Task A_hash_of_the_weights_in_the_header_is_checked_against_the_bytes(string key, string prefix)
    {
        var own = HandMadeLora.DataHash(HandMadeLora.File());

        var right = await ReadAsync(HandMadeLora.File(Of((key, prefix + own))));
        var wrong = await ReadAsync(HandMadeLora.File(Of((key, prefix + new string('a', 64)))));
        var ofNothing = await ReadAsync(HandMadeLora.File(Of((key, prefix + HandMadeLora.Hash([])))));

        Assert.Empty(right.Notes);
        Assert.Contains("The header says AutoV3 aaaaaaaaaaaa", Assert.Single(wrong.Notes));
        Assert.Empty(ofNothing.Notes);
        Assert.All([right, wrong, ofNothing], reading => Assert.Equal(own[..12], reading.Header.AutoV3));
    }

    [Fact]
    public async Task A_very_long_title_is_cut_and_shown_on_one_line()
    {
        var said = (await ReadAsync(HandMadeLora.File(Of(("modelspec.title", "A\n\0\u202eB " + new string('x', 5000)))))).Header;

        Assert.StartsWith("A B xxx", said.Name);
        Assert.Equal(200, said.Name!.Length);
    }

    private static Dictionary<string, string> Of(params (string Key, string Value)[] metadata) =>
        metadata.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>?> TriggersAsync(params (string Key, string Value)[] metadata) =>
        (await ReadAsync(HandMadeLora.File(Of(metadata)))).Header.TriggerWords;

    private async Task<LoraReading> ReadAsync(byte[] bytes, string name = "lora.safetensors")
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(path, bytes);
        return await LoraFile.ReadAsync(path, CancellationToken.None);
    }
}
