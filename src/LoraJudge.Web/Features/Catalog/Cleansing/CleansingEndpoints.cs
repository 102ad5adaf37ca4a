using System.Globalization;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalog.SampleSets;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Catalog.Cleansing;

/// <summary>The forms of the cleansing page.</summary>
internal static class CleansingEndpoints
{
    public const double LargestMse = 3 * 255 * 255;

    public static string Page(long set) => string.Create(CultureInfo.InvariantCulture, $"/samples/{set}/cleansing");

    /// <returns>Null where the text is no mse.</returns>
    public static double? Threshold(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= LargestMse
            ? value
            : null;

    public static Task<IResult> SaveAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        CleansingRows rows,
        CleansingJobs jobs,
        CancellationToken cancellation
    ) =>
        CheckedForm.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                if (Threshold(form["threshold"]) is not { } threshold)
                    return new SeeOther($"{Page(id)}?threshold={Uri.EscapeDataString(form["threshold"].ToString())}");
                await rows.ApplyAsync(id, cancellation, threshold);
                jobs.Follow();
                return new SeeOther($"{Page(id)}?done=threshold");
            },
            cancellation
        );

    public static Task<IResult> RuleAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        CleansingRows rows,
        CleansingJobs jobs,
        CancellationToken cancellation
    ) =>
        CheckedForm.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                if (
                    !long.TryParse(form["picture"], NumberStyles.None, CultureInfo.InvariantCulture, out var picture)
                    || !Enum.TryParse<CleansingRuling>(form["ruling"], out var ruling)
                    || !Enum.IsDefined(ruling)
                    || !await rows.RuleAsync(id, picture, ruling, cancellation)
                )
                    return TypedResults.NotFound();
                jobs.Follow();
                var show = Enum.TryParse<CleansingList>(form["show"], ignoreCase: true, out var list) ? list : CleansingList.Removed;
                // What it was is in the address, so that the page can offer to undo it.
                var before = Enum.TryParse<CleansingRuling>(form["before"], out var was) ? was : CleansingRuling.ByThreshold;
                return new SeeOther(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Page(id)}?show={show.ToString().ToLowerInvariant()}&done={ruling}&picture={picture}&before={before}#list"
                    )
                );
            },
            cancellation
        );

    public static Task<IResult> MeasureAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        CleansingJobs jobs,
        CancellationToken cancellation
    ) =>
        CheckedForm.AnswerAsync(
            context,
            antiforgery,
            form =>
            {
                if (form["action"] == "stop")
                    jobs.StopMeasuring(id);
                else
                    jobs.StartMeasuring(id);
                return Task.FromResult<IResult>(new SeeOther(Page(id)));
            },
            cancellation
        );
}
