using System.CommandLine;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Experiments;
using LoraJudge.Web.Features.Experiments.Evaluations;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class EvaluateCommand
{
    private static readonly EncoderEvaluationOptions Defaults = new();

    private static readonly Option<string?> Set = new("--sample-set")
    {
        Description = "Only this sample set's pictures; all of them unless given.",
    };

    private static readonly Option<int> Pairs = new("--pairs")
    {
        Description = "Correct pairs of evaluation 1; incorrect ones are 1 % more.",
        DefaultValueFactory = _ => Defaults.CorrectPairs,
    };

    private static readonly Option<PairKey> Key = new("--pair-key")
    {
        Description = "What the pictures of an incorrect pair have in common.",
        DefaultValueFactory = _ => Defaults.Key,
    };

    private static readonly Option<int> Queries = new("--queries")
    {
        Description = "Queries of the paper's ranking, each of another model.",
        DefaultValueFactory = _ => Defaults.Queries,
    };

    private static readonly Option<int> References = new("--references")
    {
        Description = "Reference samples a model of the paper's ranking.",
        DefaultValueFactory = _ => Defaults.References,
    };

    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "Draws pairs, queries and references.",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    private static readonly Option<string?> Json = new("--json")
    {
        Description = "A file for all figures and settings.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command(
            "evaluate",
            "What the encoder is worth on the catalogue: same model or not, the ranking of queries, leave-one-out, and how far likelihoods can be believed."
        )
        {
            Set,
            Pairs,
            Key,
            Queries,
            References,
            Seed,
            Json,
        };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    (services, token) => RunAsync(services, parsed.GetValue(Set), Chosen(parsed), parsed.GetValue(Json), token),
                    cancellation
                )
        );
        return command;
    }

    private static EncoderEvaluationOptions Chosen(ParseResult parsed)
    {
        var pairs = parsed.GetValue(Pairs);
        return new EncoderEvaluationOptions
        {
            CorrectPairs = pairs,
            IncorrectPairs = (int)Math.Clamp(pairs * 101L / 100, int.MinValue, int.MaxValue),
            Key = parsed.GetValue(Key),
            Queries = parsed.GetValue(Queries),
            References = parsed.GetValue(References),
            Seed = parsed.GetValue(Seed),
        };
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string? set,
        EncoderEvaluationOptions options,
        string? json,
        CancellationToken cancellation
    )
    {
        if (options.Problem() is { } problem)
            throw new EvaluationException(problem);
        if (json is not null)
            EvaluationJson.CheckWritable(json);
        var evaluation = await services.GetRequiredService<CatalogueEvaluationHandler>().RunAsync(set, options, cancellation);
        EvaluationTables.Write(AnsiConsole.Console, evaluation);
        if (await services.GetRequiredService<EncoderStanding>().WantedAsync(cancellation) is { } wanted)
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]{wanted.Name} takes over once it has encoded the catalogue. To have it now: encoder activate {wanted.Id}[/]"
            );
        if (json is not null)
        {
            await EvaluationJson.WriteAsync(json, evaluation, cancellation);
            AnsiConsole.MarkupLineInterpolated($"All figures and settings: {json}");
        }

        return 0;
    }
}
