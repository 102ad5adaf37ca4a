using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Experiments.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Experiments;

/// <summary>Keeps an evaluation's main figures, which the encoders' page shows.</summary>
internal sealed class StoredFigures(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>Names of a ROC curve's points begin so, and end with the false positive rate; their values are true positive rates.</summary>
    public const string Roc = "roc.";

    private const int RocSteps = 50;
    private const string WholeCatalogue = "the whole catalogue";

    /// <param name="pictures">What the encoder was judged on.</param>
    public async Task KeepAsync(
        long encoderId,
        string? sampleSet,
        IReadOnlyList<ReferenceVector> pictures,
        EncoderEvaluationReport report,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hash = HashOf(pictures);
        context.Evaluations.AddRange(
            Figures(report)
                .Select(one => new Evaluation
                {
                    EncoderId = encoderId,
                    Kind = one.Kind,
                    Data = sampleSet ?? WholeCatalogue,
                    DataHash = hash,
                    Seed = report.Options.Seed,
                    Figures = JsonSerializer.Serialize(one.Figures),
                    CreatedUtc = time.GetUtcNow().UtcDateTime,
                })
        );
        await context.SaveChangesAsync(cancellation);
    }

    /// <returns>Figures by their names; nothing where the stored text holds other things.</returns>
    public static IReadOnlyDictionary<string, double> Read(string? json)
    {
        try
        {
            if (json is not null && JsonSerializer.Deserialize<Dictionary<string, double>>(json) is { } figures)
                return figures;
        }
        catch (JsonException)
        {
            // As where nothing is stored.
        }

        return new Dictionary<string, double>(StringComparer.Ordinal);
    }

    /// <returns>The stored points of the ROC curve, ascending.</returns>
    public static IReadOnlyList<RocPoint> RocOf(IReadOnlyDictionary<string, double> figures) =>
        [
            .. figures
                .Where(figure => figure.Key.StartsWith(Roc, StringComparison.Ordinal))
                .Select(figure => new RocPoint(double.Parse(figure.Key[Roc.Length..], CultureInfo.InvariantCulture), figure.Value))
                .OrderBy(point => point.FalsePositiveRate),
        ];

    /// <summary>Named as a checkpoint's own figures are.</summary>
    private static IEnumerable<(EvaluationKind Kind, Dictionary<string, double> Figures)> Figures(EncoderEvaluationReport report)
    {
        if (report.SameModel is { } same)
            yield return (EvaluationKind.SameModel, SameModel(same));
        if (report.LeaveOneOut is { } all)
            yield return (EvaluationKind.Ranking, Ranking(all, report.LeaveOneOutSubjectLeftOut));
        if (report.OnModels is { } check)
            yield return (EvaluationKind.Calibration, Calibration(check));
    }

    private static Dictionary<string, double> SameModel(SameModelReport report)
    {
        var best = report.AtBestThreshold;
        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["f1"] = best.F1, ["auc"] = report.Auc };
        if (best.Precision is { } precision)
            figures["precision"] = precision;
        figures["recall"] = best.Recall;
        for (var step = 0; step <= RocSteps; step++)
        {
            var rate = (double)step / RocSteps;
            figures[string.Create(CultureInfo.InvariantCulture, $"{Roc}{rate:0.00}")] = TruePositiveRate(report.Roc, rate);
        }

        return figures;
    }

    /// <summary>Between the curve's points along the line that joins them; the upper end where it rises straight up.</summary>
    private static double TruePositiveRate(IReadOnlyList<RocPoint> curve, double falsePositiveRate)
    {
        var after = curve.TakeWhile(point => point.FalsePositiveRate <= falsePositiveRate).Count();
        if (after == curve.Count)
            return curve[^1].TruePositiveRate;
        var (left, right) = (curve[after - 1], curve[after]);
        var share = (falsePositiveRate - left.FalsePositiveRate) / (right.FalsePositiveRate - left.FalsePositiveRate);
        return left.TruePositiveRate + (share * (right.TruePositiveRate - left.TruePositiveRate));
    }

    private static Dictionary<string, double> Ranking(RankingFigures all, RankingFigures? subjectLeftOut)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["queries"] = all.Queries,
            ["mrr"] = all.MeanReciprocalRank,
            ["rank.1"] = all.Rank1,
            ["rank.10"] = all.Rank10,
        };
        if (subjectLeftOut is not null)
            figures["mrr.subject.left.out"] = subjectLeftOut.MeanReciprocalRank;
        return figures;
    }

    private static Dictionary<string, double> Calibration(PosteriorCheck check)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["calibration.error"] = check.CalibrationError,
            ["brier"] = check.FirstPlaces.Brier,
            ["none.told.model.absent"] = check.Absent.None,
            ["none.told.model.present"] = check.Present.None,
        };
        if (check.High.Right is { } right)
            figures["right.of.first.places.at.75.to.90"] = right;
        return figures;
    }

    private static string HashOf(IReadOnlyList<ReferenceVector> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
            hash.AppendData(Encoding.UTF8.GetBytes($"{picture.Model}\n{picture.Sample}\n{picture.Picture}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
