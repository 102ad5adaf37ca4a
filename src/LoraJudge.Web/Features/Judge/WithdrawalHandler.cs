using LoraJudge.Data;
using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge;

/// <summary>Erases everything that a participant gave; whoever has their code can do it, at any time, also once the study is closed.</summary>
public sealed class WithdrawalHandler(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <returns>What was erased, for the participant to keep.</returns>
    /// <exception cref="JudgeException">There is no such participant, or there no longer is.</exception>
    public Task<WithdrawalReceipt> WithdrawAsync(string participantCode, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var own = context.Participants.Where(row => row.Code == participantCode);
                var study = await own.Select(row => row.Study.Title).SingleOrDefaultAsync(token);
                if (study is null)
                    throw new JudgeException("There is no participant with this code. Nothing is stored under it.");
                var judgments = await context.Judgments.CountAsync(row => row.Assignment.Participant.Code == participantCode, token);
                await own.ExecuteDeleteAsync(token);
                return new WithdrawalReceipt(study, judgments, time.GetUtcNow().UtcDateTime);
            },
            cancellation
        );
}

/// <param name="Study">Its title.</param>
/// <param name="Judgments">That were erased.</param>
public sealed record WithdrawalReceipt(string Study, int Judgments, DateTime WithdrawnUtc);
