using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Tests.Encoding.Safetensors;
using LoraJudge.Testing;

namespace LoraJudge.Style.Tests.Encoding.Networks;

public sealed class Vgg19InspectorTests
{
    private const long Parameters = 20_024_384;

    [Theory]
    [InlineData("features.")]
    [InlineData("module.features.")]
    [InlineData("features.module.")]
    [InlineData("vgg19.features.")]
    [InlineData("")]
    public async Task A_whole_file_is_usable_whatever_known_names_it_has(string prefix)
    {
        using var file = new Vgg19File { Prefix = prefix };

        var found = await InspectAsync(file.Write());

        Assert.Empty(found.Problems);
        Assert.Equal((prefix, 16, Parameters), (found.Prefix, found.Convolutions, found.Parameters));
        Assert.Equal(32, found.Types["F16"]);
    }

    [Fact]
    public async Task A_classifier_beside_the_convolutions_is_told_and_does_no_harm()
    {
        using var file = new Vgg19File { Others = ["classifier.0.weight", "classifier.0.bias"] };

        var found = await InspectAsync(file.Write());

        Assert.True(found.IsUsable);
        Assert.Equal(["classifier.0.bias", "classifier.0.weight"], found.Others);
        Assert.Equal((34, Parameters), (found.Tensors, found.Parameters));
    }

    [Fact]
    public async Task Its_hash_and_length_are_the_files()
    {
        using var file = new Vgg19File();
        var path = file.Write();

        var found = await InspectAsync(path);

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))), (found.Bytes, found.Sha256));
    }

    [Fact]
    public async Task A_missing_tensor_is_named()
    {
        using var file = new Vgg19File { Change = entries => entries.Remove("features.28.bias") };

        Assert.Equal(["Tensor features.28.bias is missing."], (await InspectAsync(file.Write())).Problems);
    }

    [Fact]
    public async Task A_tensor_of_another_shape_is_named_with_both_shapes()
    {
        using var file = new Vgg19File
        {
            Change = entries =>
                entries["features.0.bias"] = new
                {
                    dtype = "F16",
                    shape = new[] { 32 },
                    data_offsets = new[] { 0, 64 },
                },
        };

        Assert.Equal(["Tensor features.0.bias has shape 32, VGG19's has 64."], (await InspectAsync(file.Write())).Problems);
    }

    [Fact]
    public async Task A_type_that_is_not_read_is_named()
    {
        using var file = new Vgg19File
        {
            Change = entries =>
                entries["features.0.bias"] = new
                {
                    dtype = "I16",
                    shape = new[] { 64 },
                    data_offsets = new[] { 0, 128 },
                },
        };

        Assert.Equal(["Tensor features.0.bias is of type I16; F32, F16 or BF16 is needed."], (await InspectAsync(file.Write())).Problems);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public async Task Numbers_that_are_not_finite_are_counted(float number)
    {
        using var file = new Vgg19File { FirstKernels = number };

        Assert.Contains(
            "Tensor features.0.weight holds 1728 numbers that are infinite or none (NaN): the file is damaged.",
            (await InspectAsync(file.Write())).Problems
        );
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_said_to_be()
    {
        using var file = new Vgg19File();
        var path = file.Write();
        await using (var stream = File.OpenWrite(path))
            stream.SetLength(stream.Length - 1);

        Assert.Contains("cut off", Assert.Single((await InspectAsync(path)).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.running_mean,0.weight,3.weight", "a VGG with batch normalisation")]
    [InlineData("0.weight,2.weight,5.weight,7.weight,10.weight,12.weight,14.weight,17.weight,19.weight", "VGG16")]
    [InlineData("0.weight,2.weight,5.weight,7.weight,10.weight,12.weight,15.weight,17.weight,20.weight", "VGG13")]
    [InlineData("0.weight,3.weight,6.weight,8.weight,11.weight,13.weight,16.weight,18.weight", "VGG11")]
    public async Task Another_network_is_called_by_its_name(string tensors, string name)
    {
        using var files = new SafetensorsBytes();
        var entries = tensors
            .Split(',')
            .Select(tensor =>
                $$"""
                    "features.{{tensor}}":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}
                    """
            );

        var found = await InspectAsync(files.File($"{{{string.Join(',', entries)}}}", new byte[4]));

        Assert.Equal([$"The file holds {name}, not VGG19 without batch normalisation."], found.Problems);
    }

    [Fact]
    public async Task Many_problems_are_told_as_the_first_few_and_a_count()
    {
        using var files = new SafetensorsBytes();

        var found = await InspectAsync(files.File("{}"));

        Assert.Equal("Tensor features.0.weight is missing.", found.Problems[0]);
        Assert.Equal("… and 24 more of the kind.", found.Problems[^1]);
    }

    [Fact]
    public async Task The_shared_weights_are_usable()
    {
        var found = await InspectAsync(SharedData.Path(SharedData.Vgg19Weights, Assert.Skip));

        Assert.Empty(found.Problems);
        Assert.Equal((InputKind.Torchvision, Parameters), (found.Input!.Kind, found.Parameters));
    }

    private static Task<Vgg19Inspection> InspectAsync(string path) =>
        Vgg19Inspector.InspectAsync(path, TestContext.Current.CancellationToken);
}
