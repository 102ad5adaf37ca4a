using System.CommandLine;
using System.Globalization;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Reproduction;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class ReproduceCommand
{
    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "Holds train/MODEL/SAMPLE.jpg and eval/MODEL/SAMPLE.jpg.",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "For runs and reports; the same folder goes on where it was left.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "reproduction",
    };

    private static readonly Option<string?> Weights = new("--weights")
    {
        Description = "VGG19's safetensors file; the setting Encoder:TrunkWeights unless given.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Seeds = new("--seeds")
    {
        Description = "Every method is trained with each of them.",
        DefaultValueFactory = _ => "1,2,3",
    };

    private static readonly Option<string?> Methods = new("--methods")
    {
        Description = $"Some of {string.Join(", ", VariantMethods.All.Select(method => method.Name))}; all unless given.",
    };

    private static readonly Option<string?> CleansingData = new("--cleansing-data")
    {
        Description = "MODEL/SAMPLE.jpg with originals/SAMPLE.jpg, to compare NoCleansing on; a tenth is left unchanged on purpose.",
        HelpName = "FOLDER",
    };

    private static readonly Option<string[]> Also = new("--also")
    {
        Description = "Another folder of MODEL/SAMPLE.jpg to evaluate every method on; can be given several times.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> CleansingSamples = new("--cleansing-samples")
    {
        Description = "Samples a model that are drawn from it.",
        DefaultValueFactory = _ => 16,
    };

    private static readonly Option<string?> Curve = new("--curve")
    {
        Description = "Numbers of training models to train Ours with, for example 20,30,60,120,300,600.",
    };

    private static readonly Option<int> ThresholdModels = new("--threshold-models")
    {
        Description = "Models of train that the second threshold is chosen on; 0 for all.",
        DefaultValueFactory = _ => 100,
    };

    private static readonly Option<bool> EvaluateOnly = new("--evaluate-only")
    {
        Description = "Train nothing: evaluate what is trained, and write the reports.",
    };

    public static Command Create()
    {
        var command = new Command(
            "reproduce",
            "Train and evaluate the paper's methods and ours, and write the paper's tables beside its own figures. Run it again to go on after an interruption."
        )
        {
            Folder,
            Out,
            Weights,
            Seeds,
            Methods,
            Also,
            CleansingData,
            CleansingSamples,
            Curve,
            ThresholdModels,
            EvaluateOnly,
        };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    AddServices,
                    (services, token) => RunAsync(services, Chosen(parsed, services.GetRequiredService<EncoderOptions>()), token),
                    cancellation
                )
        );
        return command;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPortalOptions<ImagingOptions>(ImagingOptions.Section, options => options.Problem());
        services.AddPortalOptions<EncoderOptions>(EncoderOptions.Section, options => options.Problem());
        services.AddSingleton<IImageDecoder, NetVipsImageDecoder>();
        services.AddSingleton<ProgressBoard>();
        services.AddSingleton<ReproductionHandler>();
    }

    private static ReproductionOptions Chosen(ParseResult parsed, EncoderOptions settings) =>
        new()
        {
            Folder = parsed.GetRequiredValue(Folder),
            Out = Path.GetFullPath(parsed.GetRequiredValue(Out)),
            Weights = parsed.GetValue(Weights) ?? (string.IsNullOrWhiteSpace(settings.TrunkWeights) ? null : settings.TrunkWeights),
            Seeds = Numbers(parsed.GetRequiredValue(Seeds), "--seeds", long.Parse),
            Methods = parsed.GetValue(Methods) is { } names ? [.. Parts(names).Select(Method)] : VariantMethods.All,
            Also = parsed.GetRequiredValue(Also),
            CleansingData = parsed.GetValue(CleansingData),
            CleansingSamples = parsed.GetValue(CleansingSamples),
            Curve = parsed.GetValue(Curve) is { } curve ? Numbers(curve, "--curve", int.Parse) : [],
            ThresholdModels = parsed.GetValue(ThresholdModels),
            EvaluateOnly = parsed.GetValue(EvaluateOnly),
        };

    private static VariantMethod Method(string name) =>
        VariantMethods.Find(name)
        ?? throw new ReproductionException(
            $"There is no method \"{name}\": choose of {string.Join(", ", VariantMethods.All.Select(method => method.Name))}."
        );

    private static IReadOnlyList<T> Numbers<T>(string text, string option, Func<string, NumberStyles, IFormatProvider, T> parse)
    {
        try
        {
            return [.. Parts(text).Select(part => parse(part, NumberStyles.Integer, CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ReproductionException(
                $"{option} is \"{text}\": write whole numbers with commas between, for example 1,2,3.",
                exception
            );
        }
    }

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static async Task<int> RunAsync(IServiceProvider services, ReproductionOptions options, CancellationToken cancellation)
    {
        var report = await services.GetRequiredService<ReproductionHandler>().RunAsync(options, cancellation);
        foreach (var note in report.Notes)
            AnsiConsole.MarkupLineInterpolated($"[yellow]{note}[/]");
        AnsiConsole.MarkupLineInterpolated(
            $"{report.Runs.Count} of {report.Planned} runs. Tables: {Path.Combine(options.Out, "report.md")}; all figures: {Path.Combine(options.Out, "report.json")}"
        );
        return report.Runs.Count == report.Planned ? 0 : 2;
    }
}
