using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>All runs in their order: every method with the first seed, then with the next, then the curve.</summary>
/// <param name="Notes">What is left out, and why.</param>
internal sealed record ReproductionPlan(IReadOnlyList<PlannedRun> Runs, IReadOnlyList<string> Notes)
{
    /// <param name="cleansing">Null where there is none.</param>
    public static ReproductionPlan Of(ReproductionOptions options, RunData data, RunData? cleansing)
    {
        var notes = new List<string>();
        var methods = options.Methods.Where(method => !NeedsOriginals(method, data, cleansing, notes)).ToArray();
        methods = [.. methods.Where(method => Fits(method.Name, method.Options, data, notes))];
        VariantMethod[] compared =
            cleansing is null || !options.Methods.Any(IsNoCleansing)
                ? []
                : [VariantMethods.Proposed, .. options.Methods.Where(IsNoCleansing)];
        // A tried Proposed may be other than the paper's.
        compared = [.. compared.Select(method => options.Methods.FirstOrDefault(other => other.Name == method.Name) ?? method)];
        return new ReproductionPlan(
            [
                .. options.Seeds.SelectMany(seed =>
                    methods
                        .Select(method => new PlannedRun(RunPart.Main, method.Name, method.Options with { Seed = seed }))
                        .Concat(compared.Select(method => OnPlanted(method, options, seed)))
                ),
                .. CurveRuns(options, methods, data, notes),
            ],
            notes
        );
    }

    private static bool IsNoCleansing(VariantMethod method) => !method.Options.Cleansing;

    private static bool NeedsOriginals(VariantMethod method, RunData data, RunData? cleansing, List<string> notes)
    {
        if (!IsNoCleansing(method) || data.HasOriginals)
            return false;
        var elsewhere = cleansing is null ? "give --cleansing-data to compare it there" : "it is compared on the cleansing data";
        notes.Add($"{method.Name} is not in the main tables: without originals nothing is cleansed, so it would be Proposed; {elsewhere}.");
        return true;
    }

    /// <summary>All models are trained on: there are few, and none to spare for a validation.</summary>
    private static PlannedRun OnPlanted(VariantMethod method, ReproductionOptions options, long seed) =>
        new(RunPart.Cleansing, method.Name, method.Options with { Seed = seed, ValidationModels = 0, MaxModels = options.CleansingModels });

    private static bool Fits(string name, TrainingOptions options, RunData data, List<string> notes)
    {
        var (there, needed) = (Usable(options, data), Math.Max(options.MaxModels, 2) + options.ValidationModels);
        if (there >= needed)
            return true;
        notes.Add(
            $"{name} is left out: it needs {needed} models with two pictures or more ({options.ValidationModels} of them to validate on), and train has {there}."
        );
        return false;
    }

    private static int Usable(TrainingOptions options, RunData data) =>
        data
            .Training.Where(picture =>
                options.Subjects.Count == 0 || options.Subjects.Contains(picture.Subject, StringComparer.OrdinalIgnoreCase)
            )
            .GroupBy(picture => picture.Model, StringComparer.Ordinal)
            .Count(model => model.Skip(1).Any());

    /// <summary>None is set aside to validate on: the curve goes up to all models.</summary>
    private static TrainingOptions Alone(TrainingOptions options, long seed, int models) =>
        options with
        {
            Seed = seed,
            MaxModels = models,
            ValidationModels = 0,
        };

    private static IEnumerable<PlannedRun> CurveRuns(ReproductionOptions options, VariantMethod[] methods, RunData data, List<string> notes)
    {
        if (options.Curve.Count == 0)
            return [];
        if (methods.FirstOrDefault(method => method.Name == VariantMethods.Ours.Name) is not { } ours)
        {
            notes.Add($"There is no curve: {VariantMethods.Ours.Name} is not among the methods.");
            return [];
        }

        var most = Usable(ours.Options, data);
        if (options.Curve.Where(models => models > most).ToArray() is { Length: > 0 } more)
            notes.Add($"The curve ends at {most} models, which is all there are: not {string.Join(", ", more)}.");
        return options
            .Curve.Distinct()
            .Order()
            .Where(models => models <= most)
            .Select(models => new PlannedRun(RunPart.Curve, ours.Name, Alone(ours.Options, options.Seeds[0], models)));
    }
}
