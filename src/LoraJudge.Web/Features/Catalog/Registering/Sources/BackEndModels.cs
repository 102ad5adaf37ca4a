using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Catalog.Building;
using LoraJudge.Web.Features.Catalog.LoraFiles;
using LoraJudge.Web.Features.Catalog.Registering.Civitai;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Registering.Sources;

/// <summary>The models that a back end has, and which of them are registered.</summary>
internal sealed class BackEndModels(
    TransferBackEnds backEnds,
    IDbContextFactory<LoraJudgeDbContext> contexts,
    ModelRegistrar registrar,
    CivitaiLookup civitai,
    RegisteringOptions options
)
{
    /// <summary>A page is not kept waiting longer for a back end that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IReadOnlyList<string> Names => [.. backEnds.All.Select(backEnd => backEnd.Backend)];

    /// <returns>Null where there is no such back end.</returns>
    public async Task<BackEndList?> ListAsync(string backEnd, CancellationToken cancellation)
    {
        if (backEnds.Find(backEnd) is not { } transfer)
            return null;
        try
        {
            var loras = await LorasAsync(transfer, cancellation);
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var known = await KnownModels.NamesAsync(context, cancellation);
            BackEndEntry[] entries =
            [
                .. loras
                    .OrderBy(lora => lora.Title, StringComparer.OrdinalIgnoreCase)
                    .Select(lora =>
                    {
                        var (model, kinship) = known.Find(Candidate(backEnd, lora));
                        return new BackEndEntry(lora.Name, lora.Title, model is null ? null : RegisteredModel.Of(model), kinship);
                    }),
            ];
            return new BackEndList(backEnd, entries, null);
        }
        catch (TransferException exception)
        {
            return new BackEndList(backEnd, [], exception.Message);
        }
    }

    /// <exception cref="TransferException">It is away, or answers what cannot be read.</exception>
    public async Task<IReadOnlyList<Registration>> RegisterAsync(
        string backEnd,
        IReadOnlyCollection<string> names,
        bool evenSameWeights,
        CancellationToken cancellation
    )
    {
        if (backEnds.Find(backEnd) is not { } transfer)
            return [];
        var done = new List<Registration>();
        foreach (var lora in (await LorasAsync(transfer, cancellation)).Where(lora => names.Contains(lora.Name)))
        {
            var candidate = await WithFileAsync(Candidate(backEnd, lora), lora.Path, cancellation);
            done.Add(await registrar.RegisterAsync(candidate, evenSameWeights, keep: null, cancellation));
        }

        var listed = done.Select(one => one.Label).ToHashSet(StringComparer.Ordinal);
        done.AddRange(
            names.Where(name => !listed.Contains(name)).Select(name => Registration.Refused(name, $"{backEnd} has no {name} any more."))
        );
        var ids = done.Where(one => one.Outcome is RegistrationOutcome.Registered).Select(one => one.Model!.Id).ToArray();
        var told = await civitai.LookUpAsync(ids, anew: false, cancellation);
        return [.. done.Select(one => one.Model is { } model && told.TryGetValue(model.Id, out var word) ? one.With([word.Words]) : one)];
    }

    /// <exception cref="TransferException">It is away, or answers what cannot be read.</exception>
    private static async Task<IReadOnlyList<BackEndLora>> LorasAsync(IStyleTransfer transfer, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await transfer.LorasAsync(patience.Token);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferException(
                TransferFault.Unavailable,
                $"{transfer.Backend} does not answer within {Patience.TotalSeconds:0} seconds: look whether it runs.",
                exception
            );
        }
    }

    private static RegistrationCandidate Candidate(string backEnd, BackEndLora lora)
    {
        if (backEnd == ProceduralBackEnd)
            return ProceduralEntry(lora);
        var header = new HeaderText(lora.Metadata);
        var said = LoraHeader.Read(header);
        var notes = new List<string>();
        return new RegistrationCandidate(
            lora.Name,
            null,
            null,
            said with
            {
                Name = said.Name ?? HeaderText.Clean(lora.Title, LoraModel.MaxNameLength) ?? lora.Name,
                LoraName = HeaderText.Cut(lora.Name, LoraModel.MaxNameLength),
            },
            HeaderThumbnail.Read(header, notes),
            notes
        );
    }

    private const string ProceduralBackEnd = "procedural";

    private static RegistrationCandidate ProceduralEntry(BackEndLora lora) =>
        new(
            lora.Name,
            null,
            null,
            new ModelMetadata
            {
                Name = lora.Title,
                LoraName = lora.Name,
                BaseModel = "Procedural",
                TriggerWords = HeaderWords.Kept(ProceduralStyles.Find(lora.Name)?.TriggerWords ?? []),
                Licence = "Made by this program, free to use",
                NsfwLevel = NsfwLevel.Pg,
            },
            null,
            []
        )
        {
            IsStandIn = true,
        };

    /// <summary>Where the back end runs on this machine and its file lies in a folder that the portal may read, all of it is read.</summary>
    private async Task<RegistrationCandidate> WithFileAsync(RegistrationCandidate candidate, string? path, CancellationToken cancellation)
    {
        if (path is null || !Path.IsPathFullyQualified(path) || !options.IsReadable(path) || !File.Exists(path))
            return candidate;
        try
        {
            var reading = await LoraFile.ReadAsync(path, cancellation);
            return candidate with
            {
                Header = reading.Header,
                Thumbnail = reading.Thumbnail ?? candidate.Thumbnail,
                Notes = [.. candidate.Notes, .. reading.Notes],
            };
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return candidate with { Notes = [.. candidate.Notes, $"Its file could not be read: {exception.Message}"] };
        }
    }
}

/// <param name="Problem">Why there is no list; null where there is.</param>
public sealed record BackEndList(string BackEnd, IReadOnlyList<BackEndEntry> Entries, string? Problem);

/// <param name="Model">The model that it is, or has the weights of; null where it is new.</param>
public sealed record BackEndEntry(string Name, string Title, RegisteredModel? Model, Kinship Kinship);
