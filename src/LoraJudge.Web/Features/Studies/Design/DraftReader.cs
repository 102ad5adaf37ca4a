using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>What a draft's page shows.</summary>
internal sealed class DraftReader(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <returns>What the account sees of it, and the draft where it is one.</returns>
    public async Task<(DraftStanding Standing, DraftView? Draft)> FindAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var state = await context
            .StudiesOf(user)
            .Where(study => study.Id == id)
            .Select(study => (StudyState?)study.State)
            .SingleOrDefaultAsync(cancellation);
        if (state != StudyState.Draft)
            return (state is null ? DraftStanding.NotThere : DraftStanding.Open, null);
        DraftRows rows;
        try
        {
            rows = await DraftRows.ReadAsync(context, id, cancellation);
        }
        catch (StudyException)
        {
            // Opened or deleted between the two looks: whoever loads the page again is told which.
            return (DraftStanding.Open, null);
        }

        var encoders = await EncodersAsync(context, cancellation);
        var models = await context
            .ReferenceImages.Where(image => !image.RemovedByCleansing)
            .Select(image => image.LoraModelId)
            .Distinct()
            .CountAsync(cancellation);
        var given = await GivenQueries.OfferedAsync(context, id, time.GetUtcNow().UtcDateTime, cancellation);
        var names = await NamesAsync(context, rows.Methods, cancellation);
        return (DraftStanding.Draft, new DraftView(rows.Study, rows.Topics, rows.Methods, encoders, names, models, given));
    }

    /// <summary>Statistics, and encoders that rank by centre, rank by their projections.</summary>
    private static Task<List<EncoderChoice>> EncodersAsync(LoraJudgeDbContext context, CancellationToken cancellation) =>
        EncoderRows
            .ThatRank(context)
            .OrderByDescending(encoder => encoder.IsActive)
            .ThenByDescending(encoder => encoder.Id)
            .Select(encoder => new EncoderChoice(encoder.Hash, encoder.Name))
            .ToListAsync(cancellation);

    private static Task<Dictionary<string, string>> NamesAsync(
        LoraJudgeDbContext context,
        IReadOnlyList<VariantMethod> methods,
        CancellationToken cancellation
    )
    {
        string[] hashes = [.. methods.Select(method => method.EncoderHash).OfType<string>()];
        return context
            .Encoders.Where(encoder => hashes.Contains(encoder.Hash))
            .ToDictionaryAsync(encoder => encoder.Hash, encoder => encoder.Name, cancellation);
    }
}

/// <param name="Topics">In the order of their codes.</param>
/// <param name="Methods">In their order; the plan names them in the same.</param>
/// <param name="Encoders">That a method can be made of.</param>
/// <param name="EncoderNames">Of the methods' own encoders by hash, offered any more or not; those that are gone are missing.</param>
/// <param name="Models">Of the catalogue, with pictures.</param>
/// <param name="Given">Searches whose pictures may become queries.</param>
public sealed record DraftView(
    Study Study,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<VariantMethod> Methods,
    IReadOnlyList<EncoderChoice> Encoders,
    IReadOnlyDictionary<string, string> EncoderNames,
    int Models,
    IReadOnlyList<StyleSearch> Given
)
{
    public long Id => Study.Id;

    public StudyPlan Plan => Study.Plan;

    public string Address => DraftForms.Page(Id);

    /// <summary>All that keeps it from being opened.</summary>
    public IReadOnlyList<string> Problems() => DraftRows.Problems(Plan, Topics.Count);
}

public sealed record EncoderChoice(string Hash, string Name);
