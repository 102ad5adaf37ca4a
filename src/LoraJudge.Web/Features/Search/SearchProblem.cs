using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Shell;

namespace LoraJudge.Web.Features.Search;

/// <summary>Why a search has no result.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">A code for programs.</param>
/// <param name="Title">What happened, for a person.</param>
/// <param name="Detail">What to do about it.</param>
/// <param name="RetryAfter">When the same search may go well; null where it will not.</param>
public sealed record SearchProblem(int Status, string Reason, string Title, string Detail, TimeSpan? RetryAfter = null)
{
    public static readonly SearchProblem NothingChosen = new(
        400,
        "nothing-chosen",
        "No picture was chosen",
        "Choose a picture, drop one on the page or paste one."
    );

    public static readonly SearchProblem StaleForm = new(
        400,
        "stale-form",
        "The page was open for too long",
        "Load the page again, then choose the picture once more."
    );

    public static readonly SearchProblem NotAForm = new(
        415,
        "not-a-form",
        "The request held no form",
        "Send the picture as multipart/form-data, in a field named picture."
    );

    public static readonly SearchProblem UnknownSample = new(
        404,
        "unknown-sample",
        "That picture is no longer in the catalogue",
        "Choose another one, or search with a picture of your own."
    );

    public static readonly SearchProblem CatalogueEmpty = new(
        503,
        "catalogue-empty",
        "There are no models to search yet",
        "Import some: LoraJudge.Web import FOLDER. The status page says what the portal has."
    );

    public static readonly SearchProblem CatalogueInTheMaking = new(
        503,
        "catalogue-in-the-making",
        "The catalogue is still being made",
        "Try again when it is done; the start page shows how far it is.",
        TimeSpan.FromSeconds(10)
    );

    public static readonly SearchProblem CatalogueReEncoding = new(
        503,
        "catalogue-re-encoding",
        "The catalogue is being encoded anew",
        "Its pictures are being measured by another encoder. Try again when that is done; the status page shows how far it is.",
        TimeSpan.FromSeconds(30)
    );

    public static readonly SearchProblem EncoderLoading = new(
        503,
        "encoder-loading",
        "The portal is still starting",
        "The encoder is being loaded. Try again in a few seconds.",
        TimeSpan.FromSeconds(3)
    );

    public static readonly SearchProblem PictureLost = new(
        503,
        "picture-lost",
        "The picture of this search is not there",
        "Its file is missing from the portal's storage. Search again with the picture."
    );

    public static SearchProblem WrongValue(string name, string value, string allowed) =>
        new(400, "wrong-value", "The address has a wrong value", RequestProblem.ValueWords(name, value, allowed));

    public static SearchProblem TooManyBytes(long limit) =>
        new(
            413,
            "too-many-bytes",
            "The file is too large",
            $"The most that is taken is {limit / 1048576.0:0.#} MB. Save the picture smaller or as JPEG."
        );

    public static SearchProblem Busy(TimeSpan retryAfter) =>
        new(
            503,
            "busy",
            "The portal is busy",
            $"Many searches are waiting. Try again in {Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))} s.",
            retryAfter
        );

    public static SearchProblem TooManySearches(TimeSpan retryAfter) =>
        new(
            429,
            "too-many-searches",
            "Too many searches from this address",
            $"Try again in {Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))} s.",
            retryAfter
        );

    public static SearchProblem EncoderUnavailable(string why) => new(503, "encoder-unavailable", "The portal cannot encode pictures", why);

    public static SearchProblem Rejected(ImageRejectedException exception) =>
        exception.Reason switch
        {
            ImageRejection.Empty => new(400, "empty", "The file is empty", exception.Message),
            ImageRejection.TooManyBytes => new(413, "too-many-bytes", "The file is too large", exception.Message),
            ImageRejection.TooManyPixels => new(422, "too-many-pixels", "The picture has too many pixels", exception.Message),
            ImageRejection.TooFewPixels => new(422, "too-few-pixels", "The picture is too small", exception.Message),
            ImageRejection.UnsupportedFormat => new(415, "unsupported-format", "This file is not a picture", exception.Message),
            ImageRejection.UnsupportedSamples => new(415, "unsupported-samples", "This kind of picture cannot be read", exception.Message),
            ImageRejection.NoContent => new(422, "no-content", "The picture shows nothing", exception.Message),
            _ => new(422, "damaged", "The picture cannot be read", exception.Message),
        };

    /// <returns>Null for an exception that is no answer to the person who searched.</returns>
    public static SearchProblem? From(Exception exception) =>
        exception switch
        {
            SearchProblemException problem => problem.Problem,
            ImageRejectedException rejected => Rejected(rejected),
            EncoderBusyException busy => Busy(busy.RetryAfter),
            EncoderUnavailableException unavailable => EncoderUnavailable(unavailable.Message),
            _ => null,
        };
}

/// <summary>Ends a search with words for the person who made it.</summary>
internal sealed class SearchProblemException(SearchProblem problem) : Exception(problem.Title)
{
    public SearchProblem Problem { get; } = problem;
}
