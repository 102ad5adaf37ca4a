using System.Globalization;
using System.Security.Claims;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The forms of a draft's queries.</summary>
internal static class QueryEndpoints
{
    private const string Section = "queries";

    /// <summary>Pictures of the greatest size that one form may hold.</summary>
    private const int MostFull = 10;

    public static async Task<IResult> UploadAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftQueries queries,
        ImagingOptions limits,
        CancellationToken cancellation
    ) =>
        await DraftForms.AnswerAsync(
            context,
            id,
            Section,
            async form =>
            {
                var files = form.Files.Where(file => file.Length > 0).ToList();
                if (files.Count == 0)
                    throw new StudyException("No picture was chosen: choose one or several.");
                var (standing, refused) = await queries.UploadAsync(user, id, await ReadAsync(files, cancellation), cancellation);
                return standing == DraftStanding.Draft && refused.Count > 0
                    ? throw new StudyException(
                        $"{Counted.Of(files.Count - refused.Count, "picture was", "pictures were")} added. Not taken: {string.Join(' ', refused)}"
                    )
                    : standing;
            },
            (long)limits.MaxBytes * MostFull
        );

    public static Task<IResult> HoldOutAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        HeldOutQueries queries,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            form => queries.AddAsync(user, id, PlanText.Whole("How many", $"{form["count"]}".Trim()), cancellation)
        );

    public static Task<IResult> AddGivenAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        GivenQueries queries,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            form =>
                queries.AddAsync(user, id, form["search"].Select(text => PlanText.Long("The picture", $"{text}")).ToHashSet(), cancellation)
        );

    public static Task<IResult> RemoveAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftQueries queries,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            form =>
                $"{form["topic"]}" switch
                {
                    "all" => queries.RemoveAsync(user, id, topicId: null, cancellation),
                    var topic when long.TryParse(topic, CultureInfo.InvariantCulture, out var topicId) => queries.RemoveAsync(
                        user,
                        id,
                        topicId,
                        cancellation
                    ),
                    _ => throw new StudyException("Choose the query that is to be removed."),
                }
        );

    private static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> ReadAsync(
        IEnumerable<IFormFile> files,
        CancellationToken cancellation
    )
    {
        List<(string, byte[])> read = [];
        foreach (var file in files)
            read.Add((Path.GetFileName(file.FileName), await DraftForms.BytesAsync(file, cancellation)));
        return read;
    }
}
