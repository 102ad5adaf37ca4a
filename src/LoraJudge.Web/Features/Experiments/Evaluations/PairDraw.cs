using System.Text.Json.Serialization;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>What the two pictures of an incorrect pair have in common.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairKey>))]
internal enum PairKey
{
    /// <summary>The sample where two models have a sample of the same name, otherwise the subject.</summary>
    Auto,

    /// <summary>The sample, as in the paper.</summary>
    Sample,

    /// <summary>The subject: for data where every picture is a sample of its own.</summary>
    Subject,
}

/// <summary>
/// Draws the pairs of the paper's evaluation 1, uniformly over all that there are: correct ones (two samples, one model) and incorrect
/// ones (one sample, or one subject, and two models).
/// </summary>
internal static class PairDraw
{
    /// <summary>Two pictures of one model that show different samples.</summary>
    public static DrawnPairs Correct(VectorSet set, int count, Random random)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Draw(new PairSpace(set.ModelOf, set.SampleOf), count, random);
    }

    /// <summary>Two pictures of different models, not of one family, that show the same sample or subject.</summary>
    public static DrawnPairs Incorrect(VectorSet set, int count, Random random, PairKey key = PairKey.Auto)
    {
        ArgumentNullException.ThrowIfNull(set);
        var keys = KeyFor(set, key) == PairKey.Sample ? set.SampleOf : set.SubjectOf;
        return Draw(new PairSpace(keys, set.FamilyOf), count, random);
    }

    /// <summary><see cref="PairKey.Auto"/> decided for these pictures.</summary>
    public static PairKey KeyFor(VectorSet set, PairKey key)
    {
        ArgumentNullException.ThrowIfNull(set);
        return key != PairKey.Auto ? key
            : set.HasCommonSamples ? PairKey.Sample
            : PairKey.Subject;
    }

    private static DrawnPairs Draw(PairSpace space, int count, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        if (space.Count == 0)
            return new DrawnPairs([], 0, IsRepeated: false);
        var repeated = space.Count < count;
        var numbers = repeated
            ? Enumerable.Range(0, count).Select(_ => random.NextInt64(space.Count)).Order()
            : WithoutRepetition(space.Count, count, random).Order();
        return new DrawnPairs([.. numbers.Select(number => space[number])], space.Count, repeated);
    }

    /// <summary>
    /// A uniform subset in as many steps as it has members. Source: Floyd's algorithm, in Bentley and Floyd, "Programming pearls: a
    /// sample of brilliance", CACM 30 (1987).
    /// </summary>
    private static HashSet<long> WithoutRepetition(long population, int count, Random random)
    {
        var drawn = new HashSet<long>(count);
        for (var last = population - count; last < population; last++)
        {
            if (!drawn.Add(random.NextInt64(last + 1)))
                drawn.Add(last);
        }

        return drawn;
    }
}

/// <param name="Pairs">As many as were asked for; none where none are possible.</param>
/// <param name="Possible">Distinct pairs that there are.</param>
/// <param name="IsRepeated">Whether there are fewer than were asked for, so that they were drawn with repetition.</param>
internal sealed record DrawnPairs(IReadOnlyList<PicturePair> Pairs, long Possible, bool IsRepeated);
