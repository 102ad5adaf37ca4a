using System.Text.Json;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Checkpoints;

[Trait("needs", "torch")]
public sealed class EncoderCheckpointTests : IDisposable
{
    private const string FactsKey = "lorajudge.encoder";
    private static readonly EncoderArchitecture Architecture = new(Backbone.Compact, 32, Pooling.Statistics, 0, 0, 16, 8, UnitLength: true);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lorajudge-checkpoint-");
    private readonly StyleNetwork network;

    public EncoderCheckpointTests()
    {
        TorchRuntime.EnsureLoaded();
        network = StyleNetworkStart.Create(Architecture, null, seed: 9, torch.CPU);
    }

    private string File => Path.Combine(folder.FullName, "encoder.safetensors");

    private static CheckpointFacts Facts { get; } =
        new(
            "A test's",
            Architecture,
            """{"Epochs":3}""",
            "da7a",
            null,
            new Dictionary<string, double>(StringComparer.Ordinal) { ["loss"] = 0.25 },
            new StyleLikelihood(3, -8)
        );

    public void Dispose()
    {
        network.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_checkpoint_gives_the_networks_vectors_up_to_16_bit_rounding()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var images = torch.rand(3, 3, 32, 32);
        EncoderCheckpoint.Write(File, network, Facts);

        using var loaded = EncoderCheckpoint.Load(File, torch.CPU);

        Assert.True((network.Forward(images) - loaded.Forward(images)).abs().max().item<float>() < 2e-3);
    }

    [Fact]
    public void It_says_of_itself_what_was_written()
    {
        EncoderCheckpoint.Write(File, network, Facts);

        var facts = EncoderCheckpoint.Inspect(File);

        Assert.Equal(Facts with { Figures = facts.Figures }, facts);
        Assert.Equal(Facts.Figures, facts.Figures);
    }

    [Fact]
    public void A_checkpoint_that_is_no_file_loads_like_one()
    {
        EncoderCheckpoint.Write(File, network, Facts);
        var bytes = System.IO.File.ReadAllBytes(File);

        using var fromFile = EncoderCheckpoint.Load(File, torch.CPU);
        using var fromBytes = EncoderCheckpoint.Load("bytes", () => new MemoryStream(bytes), torch.CPU);

        Assert.Equal(fromFile.Hash, fromBytes.Hash);
        using var images = torch.rand(1, 3, 32, 32);
        using var vectors = fromFile.Forward(images);
        using var same = fromBytes.Forward(images);
        Assert.Equal(vectors.data<float>().ToArray(), same.data<float>().ToArray());
    }

    [Theory]
    [InlineData(1e6f)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_16_bits_cannot_hold_are_not_written(float weight)
    {
        using (torch.no_grad())
            network.Tensors["head.output.bias"][3] = torch.tensor(weight);

        var refusal = Assert.Throws<InvalidDataException>(() => EncoderCheckpoint.Write(File, network, Facts));

        Assert.StartsWith(
            "The weights of head.output.bias grew beyond what a checkpoint can hold",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Fact]
    public void Several_heads_come_back_as_they_were_written()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var architecture = Architecture with { Heads = 3, LinearPath = true, PrincipalInputs = 12 };
        using var several = StyleNetworkStart.Create(architecture, null, seed: 9, torch.CPU);
        var images = torch.rand(3, 3, 32, 32);
        EncoderCheckpoint.Write(File, several, Facts with { Architecture = architecture });

        using var loaded = EncoderCheckpoint.Load(File, torch.CPU);

        Assert.True((several.Forward(images) - loaded.Forward(images)).abs().max().item<float>() < 2e-3);
    }

    [Fact]
    public void Tensors_of_another_architecture_are_refused()
    {
        EncoderCheckpoint.Write(File, network, Facts with { Architecture = Architecture with { Dimensions = 9 } });

        Refused("encoder.safetensors: head.output.weight has shape 8×16, this architecture's has 9×16.");
    }

    [Fact]
    public void Another_backbones_tensors_are_refused()
    {
        EncoderCheckpoint.Write(File, network, Facts with { Architecture = Architecture with { Backbone = Backbone.Vgg19 } });

        Refused("conv1_1.weight has shape");
    }

    [Fact]
    public void An_architecture_that_cannot_be_is_refused()
    {
        EncoderCheckpoint.Write(File, network, Facts with { Architecture = Architecture with { Dimensions = 0 } });

        Refused("Dimensions is 0");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1000)]
    [InlineData(-2)]
    public void A_file_that_is_cut_off_is_refused(int length)
    {
        EncoderCheckpoint.Write(File, network, Facts);
        using (var stream = System.IO.File.OpenWrite(File))
            stream.SetLength(length > 0 ? length : stream.Length + length);

        Refused("encoder.safetensors");
    }

    [Fact]
    public void A_weight_that_is_no_number_is_refused()
    {
        WriteSpoilt("conv2_1.bias", float.NaN);

        Refused("encoder.safetensors: conv2_1.bias has a number that is not finite.");
    }

    [Fact]
    public void A_file_without_our_metadata_is_refused()
    {
        SafetensorsWriter.Write(File, EncoderCheckpoint.Tensors(network), new Dictionary<string, string>(StringComparer.Ordinal));

        Refused("encoder.safetensors is no encoder of LoraJudge: its metadata has no lorajudge.encoder.");
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("""{"Name":"half"}""")]
    public void Metadata_that_cannot_be_read_are_refused(string facts)
    {
        SafetensorsWriter.Write(
            File,
            EncoderCheckpoint.Tensors(network),
            new Dictionary<string, string>(StringComparer.Ordinal) { [FactsKey] = facts }
        );

        Refused("encoder.safetensors");
    }

    [Fact]
    public void A_checkpoint_of_before_models_had_centres_ranks_by_mean_distance()
    {
        var earlier = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(Facts, EncoderCheckpoint.Json))!.AsObject();
        Assert.True(earlier.Remove("Ranking"));
        SafetensorsWriter.Write(
            File,
            EncoderCheckpoint.Tensors(network),
            new Dictionary<string, string>(StringComparer.Ordinal) { [FactsKey] = earlier.ToJsonString() }
        );

        using var loaded = EncoderCheckpoint.Load(File, torch.CPU);

        Assert.Equal(RankingMethod.MeanDistance, loaded.Ranking);
    }

    [Fact]
    public void A_checkpoint_says_that_its_models_are_ranked_by_centre()
    {
        EncoderCheckpoint.Write(File, network, Facts with { Ranking = RankingMethod.Centre });

        using var encoder = new BatchEncoder(EncoderCheckpoint.Load(File, torch.CPU), torch.CPU);

        Assert.Equal(
            (RankingMethod.Centre, true, true),
            (encoder.Description.Ranking, encoder.Description.IsStyleSpace, encoder.Description.IsFitted)
        );
    }

    [Fact]
    public void A_refused_checkpoint_leaves_no_tensor_behind()
    {
        WriteSpoilt("head.output.bias", float.PositiveInfinity);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Refused("head.output.bias has a number that is not finite.");

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_behind()
    {
        // A folder of that name: everything is written, and cannot be given its name.
        Directory.CreateDirectory(File);

        Assert.ThrowsAny<Exception>(() => EncoderCheckpoint.Write(File, network, Facts));

        Assert.Empty(folder.GetFiles());
    }

    private void WriteSpoilt(string name, float weight) =>
        SafetensorsWriter.Write(
            File,
            [
                .. EncoderCheckpoint
                    .Tensors(network)
                    .Select(tensor => tensor.Name == name ? tensor with { Values = [.. tensor.Values.Select(_ => weight)] } : tensor),
            ],
            new Dictionary<string, string>(StringComparer.Ordinal) { [FactsKey] = JsonSerializer.Serialize(Facts, EncoderCheckpoint.Json) },
            half: true
        );

    private void Refused(string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => EncoderCheckpoint.Load(File, torch.CPU).Dispose());
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
