using CsCheck;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Tests.Encoding.Safetensors;

public sealed class HostileHeaderTests : IDisposable
{
    private readonly SafetensorsBytes files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(SafetensorsFile.MaxHeaderBytes + 1UL)]
    [InlineData(long.MaxValue)]
    public void A_header_that_claims_more_than_the_cap_is_not_read(ulong length) =>
        Assert.Contains($"claims {length} bytes", Refusal(files.File(length, "{}"u8.ToArray())), StringComparison.Ordinal);

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void A_header_of_negative_length_is_not_read(ulong length) =>
        Assert.Contains("claims a negative length", Refusal(files.File(length, "{}"u8.ToArray())), StringComparison.Ordinal);

    [Fact]
    public void A_header_past_the_end_of_the_file_is_called_cut_off() =>
        Assert.Contains("cut off", Refusal(files.File(3, "{}"u8.ToArray())), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_shorter_than_its_prefix_is_none(int length) =>
        Assert.Contains("ends before its header", Refusal(files.Raw(new byte[length])), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"a\":")]
    [InlineData("{} trailing")]
    public void A_header_that_is_no_json_object_is_refused(string json) => Refusal(files.File(json));

    [Fact]
    public void A_deeply_nested_header_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);

        Refusal(files.File(nested));
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0xC0)]
    public void A_name_that_is_no_utf8_is_refused(byte wrong) =>
        Refusal(files.File([.. "{\""u8, wrong, .. "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"u8]));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Refusal(files.File("""{"__metadata__":{"a":"\ud800"}}"""));

    [Theory]
    [InlineData("[0,9]", "[2]")]
    [InlineData("[4,12]", "[2]")]
    [InlineData("[-4,4]", "[2]")]
    [InlineData("[8,0]", "[2]")]
    [InlineData("[0]", "[2]")]
    [InlineData("[0,4,8]", "[2]")]
    [InlineData("[0,9223372036854775807]", "[2]")]
    [InlineData("[0,99999999999999999999]", "[2]")]
    [InlineData("[0,8.5]", "[2]")]
    [InlineData("\"0,8\"", "[2]")]
    [InlineData("[0,8]", "[3]")]
    [InlineData("[0,8]", "[-2]")]
    [InlineData("[0,8]", "[-1,-2]")]
    [InlineData("[0,8]", "[4294967296,4294967296]")]
    [InlineData("[0,8]", "[4611686018427387905]")]
    [InlineData("[0,8]", "null")]
    public void A_tensor_outside_of_the_file_or_of_another_size_is_refused_by_name(string offsets, string shape)
    {
        var path = files.File($$$"""{"layer":{"dtype":"F32","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""", new byte[8]);

        Assert.Contains("tensor layer", Refusal(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"layer":7}""")]
    [InlineData("""{"layer":{"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"layer":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""")]
    public void A_tensor_that_is_not_described_as_the_format_says_is_refused_by_name(string json) =>
        Assert.Contains("tensor layer", Refusal(files.File(json, new byte[8])), StringComparison.Ordinal);

    [Fact]
    public void A_doubled_name_is_refused()
    {
        const string Entry = "\"layer\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

        Assert.Contains("layer is there twice", Refusal(files.File($"{{{Entry},{Entry}}}", new byte[8])), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_are_the_file_is_read_or_refused()
    {
        var sound = File.ReadAllBytes(files.File("""{"a":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}}""", new byte[8]));
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, sound.Length])
            .Sample(
                (at, value, length) =>
                {
                    var bytes = sound.ToArray();
                    bytes[at] = value;
                    // Any other exception fails the test.
                    try
                    {
                        var file = SafetensorsFile.Open(files.Raw(bytes[..length]));
                        foreach (var name in file.Header.Tensors.Keys)
                            file.ReadFloats(name);
                    }
                    catch (InvalidDataException) { }
                },
                iter: 2000,
                threads: 1
            );
    }

    private static string Refusal(string path)
    {
        var message = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path)).Message;
        Assert.StartsWith("weights.safetensors ", message, StringComparison.Ordinal);
        return message;
    }
}
