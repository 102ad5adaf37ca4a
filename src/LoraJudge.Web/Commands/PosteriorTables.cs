using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Experiments.Evaluations;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>How often the likelihoods that pages tell are right, on the terminal.</summary>
internal static class PosteriorTables
{
    public static void Write(IAnsiConsole console, EncoderEvaluationReport report)
    {
        if (report.OnModels is { } check)
            Write(console, check);
        else if (report.Ranking == RankingMethod.Centre)
            console.WriteLine("There are too few models or pictures to check likelihoods: pages show distances without them.");
        else
            console.WriteLine("Likelihoods need an encoder that ranks by centre: pages show distances without them.");
    }

    private static void Write(IAnsiConsole console, PosteriorCheck check)
    {
        EvaluationTables.Write(console, "Likelihood of the nearest model, as pages show it", check.FirstPlaces, "searches");
        EvaluationTables.Write(console, "Likelihood of \"none of these models\"", check.None, "searches");
        console.Write(
            new Table()
                .Title("What is said of searches")
                .AddColumns(
                    "the picture's model",
                    "searches",
                    "a model, probably",
                    "of these right",
                    "unsure",
                    "none, probably",
                    "none leads",
                    "50% or more on a model"
                )
                .AddRow(Row("is in the catalogue", check.Present))
                .AddRow(Row("is taken out", check.Absent))
        );
        var shown =
            check.CalibrationError <= CataloguePosterior.MostError ? "pages show likelihoods" : "pages show distances without likelihoods";
        console.MarkupLineInterpolated(
            $"Fitted on one half of the models, checked on the other, both ways; half of the searches are for a model that is taken out. Expected calibration error {check.FirstPlaces.ExpectedCalibrationError:0.0000} for the nearest model, {check.None.ExpectedCalibrationError:0.0000} for none: {shown} (up to {CataloguePosterior.MostError:0.0}). Brier score {check.FirstPlaces.Brier:0.0000} and {check.None.Brier:0.0000}."
        );
        console.MarkupLineInterpolated(
            $"Nearest models shown at 75% to 90%: {check.High.Searches}, right {Share(check.High.Right)}; where the model is in the catalogue: {check.HighPresent.Searches}, right {Share(check.HighPresent.Right)}."
        );
    }

    private static string[] Row(string model, PosteriorAnswers answers) =>
        [
            model,
            $"{answers.Searches}",
            Share(answers.Model),
            Share(answers.Right),
            Share(1 - answers.Model - answers.None),
            Share(answers.None),
            Share(answers.NoneLeads),
            Share(answers.Half),
        ];

    private static string Share(double? share) => share is { } value ? $"{100 * value:0.0}%" : "–";
}
