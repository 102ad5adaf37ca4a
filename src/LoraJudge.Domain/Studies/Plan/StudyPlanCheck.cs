namespace LoraJudge.Domain.Studies.Plan;

/// <summary>What keeps a plan from being opened, in words.</summary>
internal static class StudyPlanCheck
{
    private const int MostDepth = 100;
    private const int MostRaters = 1000;
    private const int MostItems = 1000;
    private const int MostPictures = 30;

    public static IReadOnlyList<string> Problems(StudyPlan plan) =>
        [.. Texts(plan).Concat(Numbers(plan)).Concat(Methods(plan)).Concat(Course(plan)).OfType<string>()];

    private static IEnumerable<string?> Texts(StudyPlan plan)
    {
        yield return Missing(plan.Title, "a title");
        yield return Missing(plan.Question, "the question that participants are asked");
        yield return Missing(plan.Instructions, "instructions");
        yield return Missing(plan.Consent.Text, "the text that participants agree to");
        yield return Missing(plan.Consent.Version, "a version of the consent, for example 1");
        yield return plan.ScaleLabels.Count != StudyPlan.Scores || plan.ScaleLabels.Any(string.IsNullOrWhiteSpace)
            ? $"The scale has {plan.ScaleLabels.Count(label => !string.IsNullOrWhiteSpace(label))} labels: write {StudyPlan.Scores}, the lowest first."
            : null;
    }

    private static IEnumerable<string?> Numbers(StudyPlan plan)
    {
        yield return Outside(plan.Depth, 1, MostDepth, "Results a method");
        yield return Outside(plan.RatersPerItem, 1, MostRaters, "Raters an item");
        yield return Outside(plan.BlockLength, 1, MostItems, "Items a block");
        yield return Outside(plan.PicturesAnItem, 1, MostPictures, "Pictures an item");
        yield return Outside(plan.ChecksABlock, 0, MostItems, "Attention checks a block");
        yield return Outside(plan.BlocksAParticipant, 1, MostItems, "Blocks a participant");
        yield return Outside(plan.FailedChecksAllowed, 0, MostItems, "Failed checks that are allowed");
        yield return plan.SecondsAnItem is > 0 and <= 3600 ? null : "Write how many seconds a judgment takes, for example 8.";
        yield return plan.OtherMinutes is >= 0 and <= 600 ? null : "Write how many minutes instructions and questions take, for example 4.";
        yield return plan.ExpectedDeviation is > 0 and <= 1
            ? null
            : "Write the deviation of p@k that is expected, between 0 and 1: 0.2 where nothing is known.";
        yield return plan.Alpha is > 0 and < 1 ? null : $"Alpha is {plan.Alpha}: write a number between 0 and 1, for example 0.05.";
        yield return plan.Relevance.Threshold is >= 1 and <= StudyPlan.Scores
            ? null
            : $"Relevant from {plan.Relevance.Threshold} on: write a score from 1 to {StudyPlan.Scores}.";
    }

    private static IEnumerable<string?> Methods(StudyPlan plan)
    {
        yield return plan.Methods.Count < 2 ? "A study compares methods: add two or more." : null;
        yield return plan.Methods.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Skip(1).Any())
            is { } twice
            ? $"Two methods are called {twice.Key}: give each a name of its own."
            : null;
        yield return plan.Methods.Count > 0 && !plan.Methods.Contains(plan.Control, StringComparer.Ordinal)
            ? $"The control is \"{plan.Control}\": choose one of {string.Join(", ", plan.Methods)}."
            : null;
    }

    private static IEnumerable<string?> Course(StudyPlan plan)
    {
        yield return plan
            .Examples.Concat(plan.Practice)
            .Any(example => !(1 <= example.Least && example.Least <= example.Most && example.Most <= StudyPlan.Scores))
            ? $"An example's right scores lie between 1 and {StudyPlan.Scores}, the least first."
            : null;
        yield return plan.Questions.Any(question => string.IsNullOrWhiteSpace(question.Text))
            ? "A question has no text: write it, or take it away."
            : null;
        yield return plan.ReleaseAfter < TimeSpan.FromMinutes(5)
            ? "Places are released in less than five minutes: participants need longer for a pause."
            : null;
        yield return plan is { StartUtc: { } start, EndUtc: { } end } && end <= start ? "The study ends before it starts." : null;
        yield return plan.ReturnAddress is { } address ? StudyReturn.Problem(address) : null;
    }

    private static string? Missing(string text, string what) => string.IsNullOrWhiteSpace(text) ? $"Write {what}." : null;

    private static string? Outside(int value, int from, int to, string what) =>
        value >= from && value <= to ? null : $"{what}: {value}. Write a number from {from} to {to}.";
}
