using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.WebUi;

namespace LoraJudge.Style.Tests.Transfer.WebUi;

public sealed class WebUiProblemTests
{
    [Fact]
    public async Task A_web_ui_that_has_everything_has_no_problem()
    {
        await using var bench = await WebUiBench.StartAsync();

        Assert.Empty(await bench.Transfer.ProblemsAsync(["mosaic", "woodcut"]));
    }

    [Fact]
    public async Task Each_lack_is_named() =>
        await NamedAsync(
            bench =>
            {
                bench.WebUi.Checkpoints.Remove("v1-5-pruned");
                bench.WebUi.Samplers.Remove("Euler a");
                bench.WebUi.Modules.Remove("reference_only");
                bench.WebUi.Modules.Remove("softedge_hed");
                bench.WebUi.UnitCount = 0;
                bench.WebUi.ControlNetVersion = 2;
                bench.WebUi.NoDetectedMaps = true;
                bench.WebUi.TellsHashes = false;
            },
            ["mosaic", "absent", "a:b"],
            "no checkpoint v1-5-pruned",
            "no sampler Euler a",
            "version 2 of ControlNet",
            "no module reference_only",
            "no module softedge_hed",
            "no unit of ControlNet",
            "Do not append detectmap",
            "Add Lora hashes",
            "a:b cannot stand in a prompt",
            "no LoRA absent"
        );

    [Fact]
    public async Task A_lora_that_came_since_is_seen_after_a_refresh()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Loras.Add("new");

        Assert.Empty(await bench.Transfer.ProblemsAsync(["new"]));
    }

    [Fact]
    public async Task Without_ControlNet_it_says_what_to_install()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.HasControlNet = false;
        await bench.WebUi.DieAsync();
        await bench.WebUi.ComeBackAsync();

        var problem = Assert.Single(await bench.Transfer.ProblemsAsync(["mosaic"]));

        Assert.Contains("sd-webui-controlnet", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_API_it_says_how_to_start_it()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.HasApi = false;
        await bench.WebUi.DieAsync();
        await bench.WebUi.ComeBackAsync();

        var problem = Assert.Single(await bench.Transfer.ProblemsAsync(["mosaic"]));

        Assert.Contains("--api", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_credentials_are_named_and_right_ones_let_in()
    {
        await using var bench = await WebUiBench.StartAsync(options => options with { User = "lora", Password = "judge" });
        bench.WebUi.Credentials = ("lora", "other");
        Assert.Contains("User and Password", Assert.Single(await bench.Transfer.ProblemsAsync(["mosaic"])), StringComparison.Ordinal);

        bench.WebUi.Credentials = ("lora", "judge");

        Assert.Empty(await bench.Transfer.ProblemsAsync(["mosaic"]));
        Assert.NotNull(await bench.Transfer.TransferAsync(WebUiBench.Request()));
    }

    [Fact]
    public async Task One_that_is_away_is_an_exception_that_says_so()
    {
        await using var bench = await WebUiBench.StartAsync();
        await bench.WebUi.DieAsync();

        var error = await Assert.ThrowsAsync<TransferException>(() => bench.Transfer.ProblemsAsync([]));

        Assert.Equal(TransferFault.Unavailable, error.Fault);
    }

    [Fact]
    public async Task Its_lora_models_are_listed_with_path_and_header()
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.WebUi.Loras.Add("new");

        var loras = await bench.Transfer.LorasAsync();

        Assert.Equal(["mosaic", "woodcut", "new"], loras.Select(lora => lora.Name));
        Assert.Equal("/models/Lora/new.safetensors", loras[^1].Path);
        Assert.Equal("sd_v1", loras[^1].Metadata["ss_base_model_version"]);
    }

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("http://user:secret@host")]
    [InlineData("host:7860")]
    public void An_address_that_is_none_is_told(string url) =>
        Assert.Contains("Url", new WebUiOptions { Url = url, Checkpoint = "x" }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void Options_without_address_are_no_problem() => Assert.Null(new WebUiOptions { Steps = -1 }.Problem());

    [Fact]
    public void Options_that_do_not_do_say_what_to_write()
    {
        var good = new WebUiOptions { Url = "http://127.0.0.1:7860", Checkpoint = "x" };

        Assert.Null(good.Problem());
        Assert.All(
            (WebUiOptions[])
                [
                    good with
                    {
                        Checkpoint = " ",
                    },
                    good with
                    {
                        Sampler = "",
                    },
                    good with
                    {
                        Steps = 0,
                    },
                    good with
                    {
                        CfgScale = double.NaN,
                    },
                    good with
                    {
                        StyleFidelity = 2,
                    },
                    good with
                    {
                        ControlMode = "balanced",
                    },
                    good with
                    {
                        Weight = 0,
                    },
                    good with
                    {
                        LineResolution = 1,
                    },
                    good with
                    {
                        TimeoutSeconds = 0,
                    },
                    good with
                    {
                        PollMilliseconds = 0,
                    },
                ],
            options => Assert.Contains("write", options.Problem(), StringComparison.Ordinal)
        );
    }

    private static async Task NamedAsync(Action<WebUiBench> lack, string[] loras, params string[] named)
    {
        await using var bench = await WebUiBench.StartAsync();
        lack(bench);

        var problems = await bench.Transfer.ProblemsAsync(loras);

        Assert.Equal(named.Length, problems.Count);
        Assert.All(named, words => Assert.Contains(problems, problem => problem.Contains(words, StringComparison.Ordinal)));
    }
}
