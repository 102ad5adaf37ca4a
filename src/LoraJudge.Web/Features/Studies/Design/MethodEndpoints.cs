using System.Globalization;
using System.Security.Claims;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The forms of a draft's methods.</summary>
internal static class MethodEndpoints
{
    private const string Section = "methods";
    private const long MostRunBytes = 64 * 1024 * 1024;

    public static Task<IResult> AddAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftMethods methods,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            form => methods.AddAsync(user, id, $"{form["encoder"]}", $"{form["name"]}", cancellation)
        );

    public static Task<IResult> ImportAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftMethods methods,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            async form =>
                form.Files.GetFile("run") is { Length: > 0 } file
                    ? await methods.ImportAsync(
                        user,
                        id,
                        await DraftForms.BytesAsync(file, cancellation),
                        $"{form["runName"]}",
                        cancellation
                    )
                    : throw new StudyException("No file was chosen, or it is empty: choose a run in TREC's format."),
            MostRunBytes
        );

    public static Task<IResult> RemoveAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftMethods methods,
        CancellationToken cancellation
    ) =>
        DraftForms.AnswerAsync(
            context,
            id,
            Section,
            form =>
                long.TryParse(form["method"], CultureInfo.InvariantCulture, out var method)
                    ? methods.RemoveAsync(user, id, method, cancellation)
                    : throw new StudyException("Choose the method that is to be removed.")
        );

    public static Task<IResult> ChooseControlAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftMethods methods,
        CancellationToken cancellation
    ) => DraftForms.AnswerAsync(context, id, Section, form => methods.ChooseControlAsync(user, id, $"{form["control"]}", cancellation));
}
