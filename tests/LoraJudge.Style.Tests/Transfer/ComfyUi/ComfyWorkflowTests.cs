using LoraJudge.Testing;

namespace LoraJudge.Style.Tests.Transfer.ComfyUi;

/// <summary>What is wrong with a workflow file is named before the first picture.</summary>
public sealed class ComfyWorkflowTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lorajudge-workflow-");

    private static string Default =>
        File.ReadAllText(Path.Combine(Repository.Root(), "src", "LoraJudge.Style", "Transfer", "ComfyUi", "default-workflow.json"));

    [Fact]
    public async Task The_workflow_that_comes_with_the_program_has_no_problem() => Assert.Empty(await ProblemsAsync(null));

    [Fact]
    public async Task A_file_of_ones_own_works() => Assert.Empty(await ProblemsAsync(Default));

    [Theory]
    [InlineData("\"{{lora}}\"", "\"mosaic.safetensors\"", "has no {{lora}}")]
    [InlineData("{{checkpoint}}", "v1-5-pruned.safetensors", "has no {{checkpoint}}")]
    [InlineData("{{image}}", "example.png", "has no {{image}}")]
    [InlineData("\"{{seed}}\"", "42", "has no {{seed}}")]
    [InlineData("{{prefix}}", "ComfyUI", "has no {{prefix}}")]
    [InlineData("{{cfg}}", "{{guidance}}", "{{guidance}}, which nothing is known of")]
    [InlineData("\"model\": [\"2\", 0], \"reference\"", "\"model\": [\"1\", 0], \"reference\"", "does not come from node 2 (LoraLoader)")]
    [InlineData("\"strength_model\": 1.0", "\"strength_model\": 0", "strength_model of node 2 (LoraLoader) is 0")]
    [InlineData("\"model\": [\"10\", 0]", "\"model\": [\"2\", 0]", "node 10 (ReferenceOnlySimple) has no effect")]
    [InlineData("\"pixels\": [\"8\", 0]", "\"pixels\": [\"15\", 0]", "does not lie on the way")]
    [InlineData("\"image\": [\"6\", 0]", "\"image\": [\"5\", 0]", "no HED node")]
    [InlineData("\"denoise\": 1.0", "\"denoise\": 0.0", "does nothing")]
    [InlineData("\"images\": [\"13\", 0]", "\"images\": [\"7\", 0]", "comes from no sampler")]
    [InlineData("\"model\": [\"1\", 0], \"clip\"", "\"model\": [\"16\", 0], \"clip\"", "does not come from checkpoint")]
    public async Task What_would_fail_silently_is_named(string part, string instead, string words)
    {
        Assert.Contains(part, Default, StringComparison.Ordinal);

        var problems = await ProblemsAsync(Default.Replace(part, instead, StringComparison.Ordinal));

        Assert.Contains(problems, problem => problem.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "API format")]
    [InlineData("{}", "API format")]
    [InlineData("""{"1":{"class_type":"A"},"1":{"class_type":"B"}}""", "not JSON")]
    [InlineData("""{"nodes":[],"links":[]}""", "Export (API)")]
    [InlineData("""{"1":7}""", "API format")]
    [InlineData("""{"1":{"class_type":7,"inputs":[]}}""", "API format")]
    [InlineData("""{"1":{"class_type":"A","inputs":{"a":[["1",0],{}]}}}""", "has no {{lora}}")]
    public async Task What_is_no_workflow_is_refused(string text, string words) =>
        Assert.Contains(words, Assert.Single(await ProblemsAsync(text)), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var bench = await ComfyUiBench.StartAsync(options =>
            options with
            {
                Workflow = Path.Combine(folder.FullName, "absent.json"),
            }
        );

        Assert.Contains("absent.json", Assert.Single(await bench.Transfer.ProblemsAsync([])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_that_are_not_installed_are_named_with_what_to_install()
    {
        await using var bench = await ComfyUiBench.StartAsync();
        bench.Comfy.MissingNodes.Add("HEDPreprocessor");
        bench.Comfy.MissingNodes.Add("ReferenceOnlySimple");

        var problems = await bench.Transfer.ProblemsAsync(["mosaic"]);

        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, problem => problem.Contains("comfyui_controlnet_aux", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("ComfyUI_experiments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sampler_a_checkpoint_and_models_that_are_not_there_are_named()
    {
        await using var bench = await ComfyUiBench.StartAsync(
            options => options with { Checkpoint = "absent", Sampler = "uni_pc" },
            "mosaic",
            "a/same.safetensors",
            "b/same.safetensors"
        );

        var problems = await bench.Transfer.ProblemsAsync(["mosaic", "gone", "same", "a/same"]);

        Assert.Equal(4, problems.Count);
        Assert.Contains(problems, problem => problem.Contains("no checkpoint absent", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("sampler_name uni_pc", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("no LoRA gone", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("several LoRA files named same", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_lora_models_are_listed_by_names_that_tell_them_apart()
    {
        await using var bench = await ComfyUiBench.StartAsync(null, "mosaic", "a/same", "b/same");

        var loras = await bench.Transfer.LorasAsync();

        Assert.Equal(["mosaic", "a/same", "b/same"], loras.Select(lora => lora.Name));
        Assert.Equal("a/same.safetensors", loras[1].Path);
        Assert.Equal("sd_v1", loras[1].Metadata["ss_base_model_version"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<IReadOnlyList<string>> ProblemsAsync(string? workflow)
    {
        var file = "";
        if (workflow is not null)
            await File.WriteAllTextAsync(file = Path.Combine(folder.FullName, "workflow.json"), workflow);
        await using var bench = await ComfyUiBench.StartAsync(options => options with { Workflow = file });
        return await bench.Transfer.ProblemsAsync(["mosaic"]);
    }
}
