using System.Text;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Models.LoraFiles;

namespace LoraJudge.Web.Tests.Features.Models.LoraFiles;

public sealed class HostileLoraTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<byte[], string> Files() =>
        new()
        {
            { HandMadeLora.Raw(64L * 1024 * 1024 + 1, "{}"), "its header claims 67108865 bytes" },
            { HandMadeLora.Raw(long.MaxValue, "{}"), "its header claims 9223372036854775807 bytes" },
            { HandMadeLora.Raw(-1, "{}"), "its header claims a negative length" },
            { HandMadeLora.Raw(long.MinValue, "{}"), "its header claims a negative length" },
            { HandMadeLora.Raw(1000, "{}"), "is cut off" },
            { HandMadeLora.Raw(null, "no JSON"), "has a broken header" },
            { HandMadeLora.Raw(null, "[]"), "it is not a JSON object" },
            { HandMadeLora.Raw(null, """{"a.lora_down.weight":7}"""), "is not described as the format says" },
            { HandMadeLora.Raw(null, """{"__metadata__":"text"}"""), "its metadata is not a JSON object" },
            { HandMadeLora.Raw(null, "{\"__metadata__\":{\"a\":\"\\ud800\"}}"), "has a broken header" },
            { HandMadeLora.Raw(null, Nested(100_000)), "has a broken header" },
            { HandMadeLora.Raw(null, """{"a.lora_down.weight":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"""), "it is cut off" },
            { HandMadeLora.Raw(null, "{}"), "holds no LoRA" },
            { Encoding.ASCII.GetBytes("short"), "it ends before its header" },
            { [], "is empty" },
            { Encoding.ASCII.GetBytes("PK\x03\x04 archive/data.pkl"), "is, whatever its name says, a Python pickle" },
            { [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8], "a Python pickle" },
            { Encoding.ASCII.GetBytes("ctorch._utils\n_rebuild_tensor"), "a Python pickle" },
            { Encoding.ASCII.GetBytes("GGUF____________"), "is a GGUF file" },
            { HandMadeLora.File(null, ("model.diffusion_model.out.weight", [1], 1)), "is a checkpoint" },
            { HandMadeLora.File(null, ("control_model.out.weight", [1], 1)), "is a ControlNet" },
            { HandMadeLora.File(null, ("emb_params", [1], 1)), "is a textual inversion" },
        };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_LoRA_is_refused_with_the_reason(byte[] file, string reason)
    {
        var refusal = await RefusalAsync(file, "lora.safetensors");

        Assert.Contains(reason, refusal.Message);
        Assert.Contains("lora.safetensors", refusal.Message);
    }

    [Theory]
    [InlineData(".ckpt")]
    [InlineData(".PT")]
    [InlineData(".bin")]
    [InlineData(".pth")]
    public async Task What_is_named_as_a_pickle_is_refused_whatever_it_holds(string ending)
    {
        var refusal = await RefusalAsync(HandMadeLora.File(), "lora" + ending);

        Assert.Contains("is a Python pickle, which can run any program", refusal.Message);
    }

    [Fact]
    public async Task A_hundred_megabytes_of_metadata_are_refused_by_their_length_alone()
    {
        var path = Path.Combine(folder.Path, "lora.safetensors");
        await using (var stream = File.Create(path))
        {
            await stream.WriteAsync(HandMadeLora.Raw(100_000_000, """{"__metadata__":{"a":" """));
            stream.SetLength(100_000_008);
        }

        // Other tests allocate meanwhile: the quietest attempt counts.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => LoraFile.ReadAsync(path, CancellationToken.None));
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            Assert.Contains("its header claims 100000000 bytes", refusal.Message);
        }

        Assert.InRange(least, 0, 10_000_000);
    }

    [Fact]
    public async Task Many_megabytes_of_tags_within_the_limit_do_no_harm()
    {
        var tags = new StringBuilder("{\"a\":{");
        for (var tag = 0; tag < 400_000; tag++)
            tags.Append($"\"tag number {tag}\":{tag % 7},");
        var metadata = new Dictionary<string, string> { ["ss_tag_frequency"] = $"{tags}\"style\":100}}}}", ["modelspec.title"] = "Many" };
        var path = Path.Combine(folder.Path, "lora.safetensors");
        await File.WriteAllBytesAsync(path, HandMadeLora.File(metadata));

        var said = (await LoraFile.ReadAsync(path, CancellationToken.None)).Header;

        Assert.Equal("Many", said.Name);
        Assert.Equal(["style"], said.TriggerWords);
    }

    private static string Nested(int depth) => $"{{\"__metadata__\":{new string('[', depth)}{new string(']', depth)}}}";

    private async Task<InvalidDataException> RefusalAsync(byte[] file, string name)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(path, file);
        return await Assert.ThrowsAsync<InvalidDataException>(() => LoraFile.ReadAsync(path, CancellationToken.None));
    }
}
