using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Studies.Files;
using Microsoft.EntityFrameworkCore;
using Run = LoraJudge.Statistics.Trec.Run;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Reads a method's rankings from an imported run: topics by their codes, models by their slugs.</summary>
internal sealed class ImportedRanker(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs)
{
    /// <param name="method">With a run's file.</param>
    /// <param name="depth">Ranks of each topic.</param>
    /// <exception cref="StudyException">The file is lost, cannot be read, or does not fit the study.</exception>
    public async Task<IReadOnlyList<TopicRanking>> RankAsync(
        VariantMethod method,
        IReadOnlyList<Topic> topics,
        int depth,
        CancellationToken cancellation
    )
    {
        var file =
            await blobs.GetAsync(method.RunFileSha256!, cancellation)
            ?? throw new StudyException($"The run of {method.Name} is lost: import it again.");
        var run = Parse(file, method.Name);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = await context.LoraModels.ToDictionaryAsync(model => model.Slug, model => model.Id, StringComparer.Ordinal, cancellation);
        return [.. topics.Select(topic => new TopicRanking(topic, Models(run, topic, method.Name, ids, depth)))];
    }

    private static Run Parse(byte[] file, string method)
    {
        try
        {
            return RunFile.Parse(SentText.ToUtf8(file));
        }
        catch (TrecFormatException exception)
        {
            throw new StudyException($"The run of {method} cannot be read. {exception.Message}");
        }
    }

    private static IReadOnlyList<ScoredModel> Models(Run run, Topic topic, string method, Dictionary<string, long> ids, int depth)
    {
        var found =
            run.Find(topic.Code)
            ?? throw new StudyException($"{method} has no results for {topic.Code}: import a run that has all queries.");
        return
        [
            .. found
                .Ranked()
                .Take(depth)
                .Select(entry =>
                    ids.TryGetValue(entry.Document, out var id)
                        ? new ScoredModel(id, entry.Score)
                        : throw new StudyException($"{method} ranks {entry.Document}, which is no model of the catalogue.")
                ),
        ];
    }
}
