using System.Text.Json;
using LoraJudge.Domain.Experiments;
using LoraJudge.Web.Commands;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Experiments;
using LoraJudge.Web.Features.Experiments.Evaluations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace LoraJudge.Web.Tests.Features.Experiments;

[Trait("group", "server")]
public sealed class CatalogueEvaluationTests
{
    private static readonly EncoderEvaluationOptions Options = new()
    {
        CorrectPairs = 100,
        IncorrectPairs = 101,
        Replicates = 100,
    };

    [Fact]
    public async Task All_pictures_of_the_catalogue_are_evaluated_in_the_style_space()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await portal.Get<MissingVectors>().EncodeAsync(portal.Encoder.Description, CancellationToken.None);

        var evaluation = await RunAsync(portal, "Samples");

        Assert.Equal((12, 72), (evaluation.Report.Evaluation.Models, evaluation.Report.Evaluation.Pictures));
        Assert.Equal(72, evaluation.Report.LeaveOneOut!.Queries);
        Assert.Equal((PairKey.Sample, 100), (evaluation.Report.SameModel!.Pairs.Key, evaluation.Report.SameModel.Pairs.Correct));
        Assert.Equal(LikelihoodSource.HalfOfModels, evaluation.Report.Calibration!.Source);
    }

    [Fact]
    public async Task The_calibration_on_models_is_the_figure_that_pages_go_by()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await CentredEncoder.SwitchAsync(portal);

        var evaluation = await RunAsync(portal, sampleSet: null);

        var figure = evaluation.Report.OnModels!.CalibrationError;
        Assert.Equal(portal.Snapshots.Current!.Posterior.CalibrationError!.Value, figure, 1e-9);
        await using var context = await portal.OpenAsync();
        var stored = StoredFigures.Read(context.Evaluations.Single(row => row.Kind == EvaluationKind.Calibration).Figures);
        Assert.Equal(figure, stored["calibration.error"]);
        Assert.Equal(evaluation.Report.OnModels.Absent.None, stored["none.told.model.absent"]);
        Assert.Equal(evaluation.Report.OnModels.Present.None, stored["none.told.model.present"]);
    }

    [Fact]
    public async Task The_terminal_tells_how_often_likelihoods_are_right()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await CentredEncoder.SwitchAsync(portal);

        var text = Written(await RunAsync(portal, sampleSet: null));

        Assert.Contains("Likelihood of the nearest model, as pages show it", text);
        Assert.Contains("Likelihood of \"none of these models\"", text);
        Assert.Matches(@"is taken out *│ *72 *│", text);
        Assert.Contains("Nearest models shown at 75% to 90%:", text);
        Assert.Matches("Expected calibration error 0[.][0-9]{4} for the nearest model, 0[.][0-9]{4} for none: pages show", text);
    }

    [Fact]
    public async Task By_mean_distance_the_terminal_says_that_pages_tell_no_likelihoods()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await portal.Get<MissingVectors>().EncodeAsync(portal.Encoder.Description, CancellationToken.None);

        var evaluation = await RunAsync(portal, sampleSet: null);

        Assert.Null(evaluation.Report.OnModels);
        Assert.Contains("Likelihoods need an encoder that ranks by centre", Written(evaluation));
    }

    private static string Written(CatalogueEvaluation evaluation)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 1000;
        EvaluationTables.Write(console, evaluation);
        // Titles are wrapped to their tables.
        return string.Join(' ', writer.ToString().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Its_main_figures_are_kept_with_what_they_were_measured_on()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await CentredEncoder.SwitchAsync(portal);

        var evaluation = await RunAsync(portal, "Samples");

        await using var context = await portal.OpenAsync();
        var ranking = context.Evaluations.Single(row => row.Kind == EvaluationKind.Ranking);
        Assert.Equal(("Samples", Options.Seed, 64), (ranking.Data, ranking.Seed, ranking.DataHash.Length));
        Assert.Equal(
            evaluation.Report.LeaveOneOut!.MeanReciprocalRank,
            JsonDocument.Parse(ranking.Figures).RootElement.GetProperty("mrr").GetDouble()
        );
        Assert.Equal(3, context.Evaluations.Count());
    }

    [Fact]
    public async Task The_roc_curve_is_kept_from_end_to_end()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await portal.Get<MissingVectors>().EncodeAsync(portal.Encoder.Description, CancellationToken.None);

        await RunAsync(portal, "Samples");

        await using var context = await portal.OpenAsync();
        var stored = context.Evaluations.Single(row => row.Kind == EvaluationKind.SameModel).Figures;
        var rates = JsonSerializer
            .Deserialize<Dictionary<string, double>>(stored)!
            .Where(figure => figure.Key.StartsWith(StoredFigures.Roc, StringComparison.Ordinal))
            .Select(figure => figure.Value)
            .ToList();
        Assert.Equal(51, rates.Count);
        Assert.Equal(rates.Order(), rates);
        Assert.Equal(1, rates[^1]);
    }

    [Fact]
    public async Task Models_of_one_family_count_neither_right_nor_wrong()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 12);
        await portal.Get<MissingVectors>().EncodeAsync(portal.Encoder.Description, CancellationToken.None);
        await TwinsAsync(portal, family: null);
        var strangers = await RunAsync(portal, sampleSet: null);
        await TwinsAsync(portal, "twins");

        var families = await RunAsync(portal, sampleSet: null);

        Assert.Equal((null, 11), (strangers.Report.Evaluation.Families, families.Report.Evaluation.Families));
        Assert.True(families.Report.LeaveOneOut!.MeanReciprocalRank > strangers.Report.LeaveOneOut!.MeanReciprocalRank);
        Assert.True(
            families.Report.LeaveOneOutSubjectLeftOut!.MeanReciprocalRank >= strangers.Report.LeaveOneOutSubjectLeftOut!.MeanReciprocalRank
        );
    }

    /// <summary>The second model makes the same pictures as the first.</summary>
    private static async Task TwinsAsync(Portal portal, string? family)
    {
        await using var context = await portal.OpenAsync();
        var models = await context.LoraModels.OrderBy(model => model.Id).Take(2).ToListAsync();
        models.ForEach(model => model.Family = family);
        var vectors = await context.Embeddings.Include(embedding => embedding.ReferenceImage).ToListAsync();
        var first = vectors
            .Where(vector => vector.ReferenceImage.LoraModelId == models[0].Id)
            .ToDictionary(vector => vector.ReferenceImage.SampleImageId);
        foreach (var vector in vectors.Where(vector => vector.ReferenceImage.LoraModelId == models[1].Id))
            vector.Vector = first[vector.ReferenceImage.SampleImageId].Vector;
        await context.SaveChangesAsync();
    }

    [Fact]
    public async Task One_model_alone_is_refused_in_words()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 1);
        await portal.Get<MissingVectors>().EncodeAsync(portal.Encoder.Description, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(portal, sampleSet: null));

        Assert.Equal("The catalogue has fewer than two models with encoded pictures: import some first.", refusal.Message);
    }

    [Fact]
    public async Task A_sample_set_that_is_not_there_is_refused_by_name()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(portal, "elsewhere"));

        Assert.Equal("The sample set \"elsewhere\" has fewer than two models with encoded pictures.", refusal.Message);
    }

    private static Task<CatalogueEvaluation> RunAsync(Portal portal, string? sampleSet) =>
        ActivatorUtilities
            .CreateInstance<CatalogueEvaluationHandler>(portal.Services, ActivatorUtilities.CreateInstance<StoredFigures>(portal.Services))
            .RunAsync(sampleSet, Options, CancellationToken.None);
}
