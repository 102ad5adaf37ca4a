using System.Runtime.InteropServices;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Tests.Encoding.Safetensors;

public sealed class ReadingTests : IDisposable
{
    private static readonly float[] Numbers = [0, 1, -2.5f, 0.099975586f, 65504, float.PositiveInfinity];

    private readonly SafetensorsBytes files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void F32_is_read_as_it_is() => Assert.Equal(Numbers, Read("F32", MemoryMarshal.AsBytes(Numbers.AsSpan()).ToArray()));

    [Fact]
    public void F16_is_widened() =>
        Assert.Equal(Numbers, Read("F16", [.. Numbers.SelectMany(number => BitConverter.GetBytes((Half)number))]));

    [Fact]
    public void BF16_is_the_upper_half_of_a_float() =>
        Assert.Equal([0f, 1f, -2.5f, 3.140625f], Read("BF16", [0x00, 0x00, 0x80, 0x3F, 0x20, 0xC0, 0x49, 0x40]));

    [Theory]
    [InlineData("I64", 8)]
    [InlineData("F8_E4M3", 1)]
    [InlineData("F4", 3)]
    public void Another_type_is_listed_and_refused_when_it_is_read(string type, int bytes)
    {
        var path = files.File($$$"""{"layer":{"dtype":"{{{type}}}","shape":[1],"data_offsets":[0,{{{bytes}}}]}}""", new byte[bytes]);
        var file = SafetensorsFile.Open(path);

        Assert.Equal(type, file.Header.Tensors["layer"].Type);
        var error = Assert.Throws<InvalidDataException>(() => file.ReadFloats("layer"));
        Assert.Contains($"is of type {type}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_is_found_at_its_offset_and_with_its_shape()
    {
        const string Json = """
            {"first":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"second":{"dtype":"F32","shape":[2,1],"data_offsets":[4,12]},
             "none":{"dtype":"F32","shape":[0,7],"data_offsets":[12,12]},"scalar":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}
            """;
        var file = SafetensorsFile.Open(files.File(Json, MemoryMarshal.AsBytes([1f, 2f, 3f]).ToArray()));

        Assert.Equal([1f], file.ReadFloats("first"));
        Assert.Equal([2f, 3f], file.ReadFloats("second"));
        Assert.Equal([2L, 1L], file.Header.Tensors["second"].Shape);
        Assert.Empty(file.ReadFloats("none"));
        Assert.Equal([3f], file.ReadFloats("scalar"));
    }

    [Fact]
    public void A_tensor_that_is_not_there_is_named() =>
        Assert.Contains(
            "has no tensor layer",
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(files.File("{}")).ReadFloats("layer")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Metadata_is_the_strings_of_its_entry()
    {
        var file = SafetensorsFile.Open(files.File("""{"__metadata__":{"ss_base_model":"SD 1.5","steps":7}}"""));

        Assert.Equal(new KeyValuePair<string, string>("ss_base_model", "SD 1.5"), Assert.Single(file.Header.Metadata));
        Assert.Empty(file.Header.Tensors);
    }

    private float[] Read(string type, byte[] data)
    {
        var size = type == "F32" ? 4 : 2;
        var json = $$$"""{"layer":{"dtype":"{{{type}}}","shape":[{{{data.Length / size}}}],"data_offsets":[0,{{{data.Length}}}]}}""";
        return SafetensorsFile.Open(files.File(json, data)).ReadFloats("layer");
    }
}
