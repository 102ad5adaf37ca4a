using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Tests.Encoding.Networks;

public sealed class InputConventionTests
{
    [Theory]
    [InlineData("input", "RGB in 0..1, minus mean 0.485,0.456,0.406")]
    [InlineData("preprocessing", "torchvision")]
    [InlineData("input_range", "[0, 1]")]
    public void The_metadatas_word_for_torchvision_is_taken(string key, string value)
    {
        var convention = Of(0.15f, key, value);

        Assert.Equal(InputKind.Torchvision, convention.Kind);
        Assert.Equal($"the file's metadata says so ({key}: {value}).", convention.Reason);
    }

    [Theory]
    [InlineData("input_space", "BGR")]
    [InlineData("input_range", "[0, 255]")]
    [InlineData("mean", "103.939, 116.779, 123.68")]
    [InlineData("preprocessing", "caffe")]
    public void The_metadatas_word_for_caffe_is_taken(string key, string value) =>
        Assert.Equal(InputKind.Caffe, Of(0.15f, key, value).Kind);

    [Fact]
    public void Metadata_that_do_not_speak_of_the_input_decide_nothing() =>
        Assert.Contains("It is not certain", Of(0.15f, "source", "caffe model zoo").Reason, StringComparison.Ordinal);

    [Fact]
    public void Kernels_for_values_to_255_give_themselves_away() => Assert.Equal(InputKind.Caffe, Of(0.003f).Kind);

    [Fact]
    public void Kernels_brought_to_values_of_one_are_certain_in_their_scale_alone()
    {
        var convention = Of(11);

        Assert.Equal(InputKind.Torchvision, convention.Kind);
        Assert.Contains("which is certain; the order of the colours is not", convention.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Kernels_that_both_conventions_may_have_are_assumed_to_be_torchvisions()
    {
        var convention = Of(0.19f);

        Assert.Equal(InputKind.Torchvision, convention.Kind);
        Assert.StartsWith("assumed from the names; the metadata says nothing", convention.Reason, StringComparison.Ordinal);
    }

    private static InputConvention Of(float kernels, string? key = null, string value = "")
    {
        var metadata = key is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value };
        return InputConvention.Of(new SafetensorsHeader(new Dictionary<string, TensorEntry>(), metadata), [kernels, -kernels]);
    }
}
