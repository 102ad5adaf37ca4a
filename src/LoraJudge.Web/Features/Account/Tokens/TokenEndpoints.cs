using System.Globalization;
using System.Security.Claims;
using LoraJudge.Web.Features.Studies;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Account.Tokens;

/// <summary>The forms of an account's tokens.</summary>
internal static class TokenEndpoints
{
    public static Task<IResult> ChangeAsync(
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        ApiTokens tokens,
        CancellationToken cancellation
    ) =>
        AccountForms.AnswerAsync(
            context,
            antiforgery,
            async form => (await DoAsync(form, StudyAccess.IdOf(user) ?? 0, tokens, cancellation)).Show(context)
        );

    private static async Task<AccountAnswer> DoAsync(IFormCollection form, long user, ApiTokens tokens, CancellationToken cancellation)
    {
        if (form["do"] != "revoke")
            return new AccountAnswer(
                Notice: "The token is shown only now: copy it to where your script reads it.",
                Secret: await tokens.MakeAsync(user, $"{form["name"]}", cancellation)
            );
        await tokens.RevokeAsync(user, Number(form), cancellation);
        return new AccountAnswer(Notice: "The token is revoked.");
    }

    /// <returns>0 where it is none, which no token has.</returns>
    private static long Number(IFormCollection form) =>
        long.TryParse($"{form["token"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
