using Microsoft.AspNetCore.Identity;

namespace LoraJudge.Web.Features.Account;

/// <summary>An account cannot be changed so; the message says why.</summary>
internal sealed class AccountException(string message) : Exception(message)
{
    /// <exception cref="AccountException">It did not succeed.</exception>
    public static void ThrowUnless(IdentityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Succeeded)
            throw new AccountException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
