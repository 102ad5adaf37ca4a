using LoraJudge.Data;

namespace LoraJudge.Testing.Studies;

/// <summary>What a judged study is made of. The defaults are the paper's shape: three raters who judge everything.</summary>
/// <param name="BlocksAParticipant">Null: every participant judges all blocks.</param>
/// <param name="Models">In the catalogue; each query has as many candidates.</param>
/// <param name="Noise">Deviation of a rating from what the rater thinks of the item, in scores.</param>
/// <param name="Bias">Deviation of the raters from each other.</param>
/// <param name="ScoreDigits">Decimals of the methods' scores; the fewer, the more of them are equal. Null: all.</param>
/// <param name="UnjudgedTopics">The last queries, whose items nobody judged.</param>
/// <param name="MissingTopics">The first queries, which the last method found nothing for.</param>
public sealed record JudgedStudySize(
    int Topics = 20,
    int Depth = 10,
    int Raters = 3,
    int BlockLength = 40,
    int? BlocksAParticipant = null,
    int Models = 100,
    double Noise = 0.8,
    double Bias = 0.3,
    long Seed = 1,
    int? ScoreDigits = null,
    int UnjudgedTopics = 0,
    int MissingTopics = 0
)
{
    public IReadOnlyList<string> Methods { get; init; } = ["Proposed", "Proposed+", "NoCleansing", "NoFine-Tuning", "FaceOnly"];

    /// <summary>How well each method ranks: deviation of what it takes an item's quality for, in scores; the larger, the worse.</summary>
    public IReadOnlyList<double> Errors { get; init; } = [0.8, 0.8, 0.9, 1.6, 2.2];
}

/// <summary>A closed study in the tables, judged to the end by simulated raters with known parameters. Its items have no pictures.</summary>
public static class JudgedStudy
{
    /// <summary>Panel ids of the raters begin so.</summary>
    public const string Panel = "simulated-";

    private const int Batch = 20_000;

    /// <returns>The study's id.</returns>
    public static async Task<long> CreateAsync(LoraJudgeDbContext context, JudgedStudySize? size = null, long? owner = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = size ?? new JudgedStudySize();
        var rows = new JudgedStudyRows(wanted, owner);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        context.AddRange([.. rows.Models, rows.Study, .. rows.Topics, .. rows.Runs, .. rows.Entries, .. rows.Pool]);
        context.AddRange(rows.Blocks);
        context.AddRange(rows.Participants);
        await context.SaveChangesAsync();
        foreach (var judgments in rows.Judgments().Chunk(Batch))
        {
            context.AddRange(judgments);
            await context.SaveChangesAsync();
        }

        var id = rows.Study.Id;
        context.ChangeTracker.Clear();
        context.ChangeTracker.AutoDetectChangesEnabled = true;
        return id;
    }
}
