using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>
/// Opens drafts one after the other. Nothing of a study is stored before all of it is: a stop in between leaves the draft as it was, to be
/// opened again.
/// </summary>
internal sealed class StudyOpener(WorkQueue queue, StudyFreezer freezer, IDbContextFactory<LoraJudgeDbContext> contexts)
{
    public static readonly WorkKind Kind = new("opening")
    {
        Failed = "The study could not be opened. Its draft is as it was: open it again. If it fails again, the portal's log says why.",
        Explain = exception => exception is StudyException or EncoderUnavailableException ? exception.Message : null,
    };

    /// <summary>The newest opening of a study; null if nobody asked for it since the portal was started.</summary>
    public WorkItem? Of(long studyId) => queue.Find(Kind, studyId);

    /// <summary>Opens a study when those before it are done. One that is open already stays as it is.</summary>
    public void Ask(long studyId) =>
        queue.Ask(
            Kind,
            studyId,
            FormattableString.Invariant($"Opening study {studyId}"),
            (progress, cancellation) => OpenAsync(studyId, progress, cancellation)
        );

    private async Task OpenAsync(long studyId, ProgressBoard.Scope progress, CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            // Somebody pressed the button of a page that is old.
            if (await context.Studies.AnyAsync(study => study.Id == studyId && study.State != StudyState.Draft, cancellation))
                return;
        }

        await freezer.OpenAsync(studyId, progress, cancellation);
    }
}
