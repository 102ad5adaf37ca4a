using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge;

/// <summary>Erases everything that a participant gave; whoever has their code can do it, at any time, also once the study is closed.</summary>
internal sealed class WithdrawalHandler(IDbContextFactory<LoraJudgeDbContext> contexts, ExportFiles exports, TimeProvider time)
{
    private const string Superseded = "A participant withdrew after it was made. Do not use it any more: export once more.";

    /// <returns>What was erased by an earlier withdrawal; null where there was none of that receipt.</returns>
    public async Task<WithdrawalReceipt?> FindAsync(string receipt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .Withdrawals.Where(row => row.Receipt == receipt)
            .Select(row => new WithdrawalReceipt(row.Receipt, row.Study.Title, row.Judgments, row.WithdrawnUtc))
            .SingleOrDefaultAsync(cancellation);
    }

    /// <returns>What was erased, for the participant to keep.</returns>
    /// <exception cref="JudgeException">There is no such participant, or there no longer is.</exception>
    public async Task<WithdrawalReceipt> WithdrawAsync(string participantCode, CancellationToken cancellation)
    {
        var (receipt, files) = await contexts.InTransactionAsync(
            (context, token) => WithdrawAsync(context, participantCode, token),
            cancellation
        );
        foreach (var file in files)
            exports.Remove(file);
        return receipt;
    }

    private async Task<(WithdrawalReceipt, IReadOnlyList<string>)> WithdrawAsync(
        LoraJudgeDbContext context,
        string participantCode,
        CancellationToken cancellation
    )
    {
        var own = context.Participants.Where(row => row.Code == participantCode);
        var study = await own.Select(row => new { row.StudyId, row.Study.Title }).SingleOrDefaultAsync(cancellation);
        if (study is null)
            throw new JudgeException("There is no participant with this code. Nothing is stored under it.");
        var judgments = await context.Judgments.CountAsync(row => row.Assignment.Participant.Code == participantCode, cancellation);
        await own.ExecuteDeleteAsync(cancellation);
        var withdrawal = new Withdrawal
        {
            StudyId = study.StudyId,
            Receipt = RandomCode.New(),
            Judgments = judgments,
            WithdrawnUtc = time.GetUtcNow().UtcDateTime,
        };
        context.Withdrawals.Add(withdrawal);
        var files = await context.SupersedeExportsAsync(study.StudyId, Superseded, withdrawal.WithdrawnUtc, cancellation);
        await context.SaveChangesAsync(cancellation);
        return (new WithdrawalReceipt(withdrawal.Receipt, study.Title, judgments, withdrawal.WithdrawnUtc), files);
    }
}

/// <param name="Code">By which it can be looked at again.</param>
/// <param name="Study">Its title.</param>
/// <param name="Judgments">That were erased.</param>
internal sealed record WithdrawalReceipt(string Code, string Study, int Judgments, DateTime WithdrawnUtc);
