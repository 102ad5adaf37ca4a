using System.Security.Cryptography;
using System.Text;
using LoraJudge.Data;
using LoraJudge.Data.Accounts;
using LoraJudge.Domain;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Account.Tokens;

/// <summary>Tokens that scripts sign in with: made, listed and revoked by their owners.</summary>
internal sealed class ApiTokens(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    public const int MostTokens = 20;

    /// <summary>By which a leaked one is recognised.</summary>
    private const string Prefix = "lorajudge_";

    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(long userId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .ApiTokens.AsNoTracking()
            .Where(token => token.UserId == userId)
            .OrderByDescending(token => token.Id)
            .ToListAsync(cancellation);
    }

    /// <returns>The token, which is stored nowhere.</returns>
    /// <exception cref="AccountException">It has no name, or there are enough.</exception>
    public async Task<string> MakeAsync(long userId, string name, CancellationToken cancellation)
    {
        if (name.Trim() is not { Length: > 0 and <= ApiToken.MaxNameLength } own)
            throw new AccountException($"Say what the token is for, in up to {ApiToken.MaxNameLength} letters.");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.ApiTokens.CountAsync(row => row.UserId == userId, cancellation) >= MostTokens)
            throw new AccountException($"{MostTokens} tokens are the most: revoke one first.");
        var token = Prefix + RandomCode.New();
        context.Add(
            new ApiToken
            {
                UserId = userId,
                Name = own,
                Sha256 = HashOf(token),
                CreatedUtc = time.GetUtcNow().UtcDateTime,
            }
        );
        await context.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Nobody signs in with it any more.</summary>
    public async Task RevokeAsync(long userId, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.ApiTokens.Where(token => token.UserId == userId && token.Id == id).ExecuteDeleteAsync(cancellation);
    }

    /// <returns>Whose it is; null where it is nobody's.</returns>
    public async Task<long?> OwnerAsync(string token, CancellationToken cancellation)
    {
        var hash = HashOf(token);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ApiTokens.Where(row => row.Sha256 == hash).Select(row => (long?)row.UserId).SingleOrDefaultAsync(cancellation);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
