using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Encoders.Loading;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>The forms of the encoders' page; each leads back to it.</summary>
internal static class EncoderEndpoints
{
    private const string Page = "/encoders";

    public static Task<IResult> ActivateAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        EncoderActivation activation,
        CancellationToken cancellation
    ) => AnswerAsync(context, antiforgery, () => activation.ActivateAsync(id, cancellation));

    public static Task<IResult> CancelAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        EncoderActivation activation,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async () =>
            {
                await activation.CancelAsync(cancellation);
                return true;
            }
        );

    public static Task<IResult> DeactivateAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        EncoderActivation activation,
        EncoderNotices notices,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async () =>
            {
                try
                {
                    await activation.DeactivateAsync(cancellation);
                }
                catch (EncoderUnavailableException exception)
                {
                    notices.Activation = exception.Message;
                }

                return true;
            }
        );

    private static async Task<IResult> AnswerAsync(HttpContext context, IAntiforgery antiforgery, Func<Task<bool>> work)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(
                statusCode: 400,
                title: SearchProblem.StaleForm.Title,
                detail: "Load the page again, then choose once more."
            );
        return await work() ? new SeeOther(Page) : TypedResults.NotFound();
    }
}
