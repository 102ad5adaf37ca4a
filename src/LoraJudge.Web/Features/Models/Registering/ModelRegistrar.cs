using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Features.Models.LoraFiles;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Models.Registering;

/// <summary>Makes models of candidates, unless they are there already.</summary>
public sealed class ModelRegistrar(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    BlobKeeper keeper,
    ModelThumbnails thumbnails,
    TimeProvider time
) : IDisposable
{
    /// <summary>Tries when another process takes the same address or registers the same file at the same moment.</summary>
    private const int Tries = 5;

    private readonly SemaphoreSlim gate = new(1);

    /// <param name="evenSameWeights">Whether it becomes a model of its own where only its header differs from a model's.</param>
    /// <param name="keep">Called with its LoRA name before it is stored, and gives the name that it has from then on; null to keep no file.</param>
    /// <exception cref="IOException">Its file could not be kept.</exception>
    public async Task<Registration> RegisterAsync(
        RegistrationCandidate candidate,
        bool evenSameWeights,
        Func<string, Task<string>>? keep,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var notes = candidate.Notes.ToList();
        var thumbnail = thumbnails.Prepare(candidate.Thumbnail, notes.Add);
        await gate.WaitAsync(cancellation);
        try
        {
            for (var tried = 1; ; tried++)
            {
                try
                {
                    return (await TryAsync(candidate, evenSameWeights, keep, thumbnail, cancellation)).With(notes);
                }
                catch (DbUpdateException exception) when (exception.IsUniqueViolation() && tried < Tries)
                {
                    // What is there now is found by the next try.
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Registration> TryAsync(
        RegistrationCandidate candidate,
        bool evenSameWeights,
        Func<string, Task<string>>? keep,
        ModelThumbnail? thumbnail,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (known, kinship) = await KnownModels.FindAsync(context, candidate, cancellation);
        if (kinship == Kinship.Same)
            return There(candidate, known!);
        if (kinship == Kinship.SameWeights && !evenSameWeights)
            return SameWeights(candidate, known!);
        var model = kinship == Kinship.WithoutFile ? known! : New(candidate, await FreeSlugAsync(context, candidate, cancellation));
        var name = candidate.LoraName;
        var kept = keep is null ? name : await keep(name);
        Say(model, candidate, kept == name ? null : kept, thumbnail);
        if (kinship != Kinship.WithoutFile)
            context.LoraModels.Add(model);
        await keeper.StoreAsync(thumbnail is null ? [] : [thumbnail.Jpeg], () => context.SaveChangesAsync(cancellation), cancellation);
        var done =
            kinship == Kinship.WithoutFile
                ? new Registration(
                    candidate.Label,
                    RegistrationOutcome.Completed,
                    $"This is the file of {model.Name}, which was known without one: its hashes and header are added.",
                    RegisteredModel.Of(model)
                )
                : new Registration(
                    candidate.Label,
                    RegistrationOutcome.Registered,
                    $"{model.Name} is registered.",
                    RegisteredModel.Of(model)
                );
        return done.With([.. Remarks(candidate, kept, kinship, known)]);
    }

    private static IEnumerable<string> Remarks(RegistrationCandidate candidate, string kept, Kinship kinship, LoraModel? known)
    {
        if (kept != candidate.LoraName)
            yield return $"Another file is named {candidate.LoraName}: this one is kept as {kept}, and prompts call it so.";
        if (kinship == Kinship.SameWeights)
            yield return $"It has the same weights as {known!.Name}.";
    }

    private LoraModel New(RegistrationCandidate candidate, string slug) =>
        new()
        {
            Slug = slug,
            Name = candidate.Label,
            LoraName = candidate.LoraName,
            IsStandIn = candidate.IsStandIn,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };

    /// <param name="kept">The LoRA name that its file was given instead of its own; null where it has its own.</param>
    private static void Say(LoraModel model, RegistrationCandidate candidate, string? kept, ModelThumbnail? thumbnail)
    {
        if (candidate.FileName is { } fileName)
            model.Say(MetadataSource.FileName, kept is null ? fileName : fileName with { LoraName = kept });
        if (candidate.BackEnd is { } backEnd)
            model.Say(MetadataSource.BackEnd, candidate.Header is null ? backEnd with { ThumbnailSha256 = thumbnail?.Sha256 } : backEnd);
        if (candidate.Header is { } header)
            model.Say(MetadataSource.FileHeader, header with { ThumbnailSha256 = thumbnail?.Sha256 });
    }

    private static async Task<string> FreeSlugAsync(
        LoraJudgeDbContext context,
        RegistrationCandidate candidate,
        CancellationToken cancellation
    )
    {
        var name = candidate.IsStandIn ? candidate.LoraName : candidate.Header?.Name ?? candidate.BackEnd?.Name ?? candidate.LoraName;
        var slug = Slugs.From(name);
        var free = slug;
        for (var number = 2; await context.LoraModels.AnyAsync(model => model.Slug == free, cancellation); number++)
            free = Slugs.Numbered(slug, number);
        return free;
    }

    private static Registration There(RegistrationCandidate candidate, LoraModel model) =>
        model.RetiredUtc is null
            ? new(
                candidate.Label,
                RegistrationOutcome.There,
                $"There already: {model.Name}. Nothing has changed.",
                RegisteredModel.Of(model)
            )
            : new(
                candidate.Label,
                RegistrationOutcome.Retired,
                $"There already, and retired: {model.Name}. Bring it back to have it ranked again.",
                RegisteredModel.Of(model)
            );

    private static Registration SameWeights(RegistrationCandidate candidate, LoraModel model) =>
        new(
            candidate.Label,
            RegistrationOutcome.SameWeights,
            $"The same weights as {model.Name} under another header (AutoV3 {model.AutoV3}): not registered twice.",
            RegisteredModel.Of(model)
        );
}
