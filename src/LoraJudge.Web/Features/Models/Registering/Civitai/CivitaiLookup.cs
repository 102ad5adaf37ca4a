using System.Text.Json;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Models.Registering.Civitai;

/// <summary>
/// Looks models up by their files' hashes. What was answered is kept, also when it is not there any more; what was not known is not asked
/// for again for a while.
/// </summary>
public sealed class CivitaiLookup(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    CivitaiClient client,
    CivitaiOptions options,
    TimeProvider time
)
{
    /// <summary>After a call that was not answered, registering goes on without asking for so long.</summary>
    private static readonly TimeSpan QuietAfterFailure = TimeSpan.FromMinutes(5);

    private DateTime quietUntil = DateTime.MinValue;

    public bool IsOn => options.Enabled;

    /// <summary>Looks up the models of these that have a file's hash, and lets them say what Civitai says.</summary>
    /// <param name="anew">Whether to ask even where an answer is kept that is not old, or a call just failed.</param>
    /// <returns>What is to be told, by the models' ids; models of which there is nothing to tell are not among them.</returns>
    public async Task<IReadOnlyDictionary<long, CivitaiWord>> LookUpAsync(
        IReadOnlyCollection<long> modelIds,
        bool anew,
        CancellationToken cancellation
    )
    {
        var told = new Dictionary<long, CivitaiWord>();
        if (!IsOn)
            return told;
        foreach (var some in modelIds.Chunk(CivitaiClient.MostHashes))
            await LookUpSomeAsync(some, anew, told, cancellation);
        return told;
    }

    private async Task LookUpSomeAsync(long[] modelIds, bool anew, Dictionary<long, CivitaiWord> told, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var models = await context
            .LoraModels.Where(model => modelIds.Contains(model.Id) && model.Sha256 != null)
            .ToDictionaryAsync(model => model.Sha256!, StringComparer.Ordinal, cancellation);
        var hashes = models.Keys.ToList();
        var records = await context
            .CivitaiRecords.Where(record => hashes.Contains(record.Sha256))
            .ToDictionaryAsync(record => record.Sha256, StringComparer.Ordinal, cancellation);
        var asked = models.Keys.Where(sha => anew || !records.TryGetValue(sha, out var kept) || IsOld(kept)).ToArray();
        var problem = await AskAsync(context, asked, records, anew, cancellation);
        foreach (var (sha, model) in models)
        {
            var record = records.GetValueOrDefault(sha);
            if (record?.Version is not null)
                Apply(model, record);
            told[model.Id] = new CivitaiWord(
                record?.Version is not null,
                problem is not null && asked.Contains(sha) ? $"Civitai could not be asked: {problem} Look it up on the model's page later."
                    : record?.Version is null ? "Civitai does not know the file."
                    : record.GoneUtc is not null ? "Civitai does not know the file any more; what it said is kept."
                    : "Civitai knows the file: its words are added."
            );
        }

        await context.SaveChangesAsync(cancellation);
    }

    /// <returns>Why it could not be asked; null where it could.</returns>
    private async Task<string?> AskAsync(
        LoraJudgeDbContext context,
        string[] hashes,
        Dictionary<string, CivitaiRecord> records,
        bool anew,
        CancellationToken cancellation
    )
    {
        if (hashes.Length == 0)
            return null;
        if (!anew && Now() < quietUntil)
            return "it did not answer a moment ago.";
        try
        {
            await foreach (var answer in AnswersAsync(hashes, cancellation))
                await RecordAsync(context, answer, records, cancellation);
            return null;
        }
        catch (CivitaiException exception)
        {
            quietUntil = Now() + QuietAfterFailure;
            return char.ToLowerInvariant(exception.Message[0]) + exception.Message[1..];
        }
    }

    /// <summary>Every hash with its version and model, null where there is none.</summary>
    private async IAsyncEnumerable<Answer> AnswersAsync(
        string[] hashes,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var reply =
            hashes.Length == 1
                ? await client.ByHashAsync(hashes[0], cancellation)
                : await client.ByHashesAsync(hashes, cancellation) ?? throw new CivitaiException("It has no look-up of many files.");
        foreach (var sha in hashes)
        {
            var version =
                reply is null ? default
                : hashes.Length == 1 ? (CivitaiReply.IsOf(reply.RootElement, sha) ? reply.RootElement : default)
                : CivitaiReply
                    .Items(reply.RootElement)
                    .FirstOrDefault(one => CivitaiReply.Hashes(one).Contains(sha, StringComparer.OrdinalIgnoreCase));
            using var model = CivitaiReply.ModelId(version) is { } id ? await client.ModelAsync(id, cancellation) : null;
            yield return new Answer(sha, CivitaiReply.Kept(version), model is null ? null : CivitaiReply.Kept(model.RootElement));
        }
    }

    private async Task RecordAsync(
        LoraJudgeDbContext context,
        Answer answer,
        Dictionary<string, CivitaiRecord> records,
        CancellationToken cancellation
    )
    {
        if (!records.TryGetValue(answer.Sha256, out var record))
        {
            record = new CivitaiRecord { Sha256 = answer.Sha256 };
            records[answer.Sha256] = record;
            context.CivitaiRecords.Add(record);
        }

        record.AskedUtc = Now();
        if (answer.Version is not null)
        {
            (record.Version, record.GoneUtc) = (answer.Version, null);
            record.Model = answer.Model ?? record.Model;
        }
        else if (record.Version is not null)
        {
            record.GoneUtc ??= Now();
        }

        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Another process asked for the same file: its answer is as good.
            context.Entry(record).State = EntityState.Detached;
            records[answer.Sha256] = await context.CivitaiRecords.SingleAsync(other => other.Sha256 == answer.Sha256, cancellation);
        }
    }

    private static void Apply(LoraModel model, CivitaiRecord record)
    {
        using var version = JsonDocument.Parse(record.Version!);
        using var of = record.Model is null ? null : JsonDocument.Parse(record.Model);
        model.Say(MetadataSource.Civitai, CivitaiReply.Metadata(version.RootElement, of?.RootElement ?? default));
    }

    private bool IsOld(CivitaiRecord record) => Now() - record.AskedUtc >= options.AskAgainAfter;

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private sealed record Answer(string Sha256, string? Version, string? Model);
}

/// <param name="IsKnown">Whether there is anything that Civitai said.</param>
/// <param name="Words">A sentence for a person.</param>
public sealed record CivitaiWord(bool IsKnown, string Words);
