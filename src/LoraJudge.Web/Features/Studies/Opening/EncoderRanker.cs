using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Ranks the catalogue's models for a study's topics by one encoder, active or not, as it ranks: the nearest first.</summary>
internal sealed class EncoderRanker(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IStyleEncoder encoder,
    EncoderRows encoders,
    MissingVectors missing,
    ReferenceVectors vectors,
    IBlobStore blobs,
    IImageDecoder decoder
)
{
    /// <param name="hash">The encoder's; a projection is loaded with the statistics that it starts from.</param>
    /// <param name="depth">Ranks of each topic.</param>
    /// <param name="advance">Called once a topic.</param>
    /// <exception cref="StudyException">There is no such encoder, or a picture is lost.</exception>
    /// <exception cref="EncoderUnavailableException">It cannot be loaded; the message says how to mend it.</exception>
    public async Task<IReadOnlyList<TopicRanking>> RankAsync(
        string hash,
        IReadOnlyList<Topic> topics,
        int depth,
        Action advance,
        CancellationToken cancellation
    )
    {
        var row = await FindAsync(hash, cancellation);
        var loaded = row.Source?.Hash ?? row.Hash;
        var wasLoaded = encoder.Find(loaded) is not null;
        var description = await encoder.LoadAsync(loaded, cancellation);
        try
        {
            await missing.EncodeAsync(description, cancellation);
            var references = await vectors.ReadAsync(await encoders.IdOfAsync(description, cancellation), sampleSet: null, cancellation);
            var space = new HeldOutIndex(references, row.Projection is { } projection ? StyleProjection.FromBytes(projection) : null);
            var rankings = new List<TopicRanking>();
            foreach (var topic in topics)
            {
                var query = await EncodeAsync(topic, description, cancellation);
                rankings.Add(new TopicRanking(topic, space.Search(query, topic.BlobSha256, depth)));
                advance();
            }

            return rankings;
        }
        finally
        {
            if (!wasLoaded)
                encoder.Unload(loaded);
        }
    }

    private async Task<Encoder> FindAsync(string hash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
                .Encoders.AsNoTracking()
                .Include(encoder => encoder.Source)
                .SingleOrDefaultAsync(encoder => encoder.Hash == hash, cancellation)
            ?? throw new StudyException($"There is no encoder {hash[..12]}… any more: take its method out, or choose another encoder.");
    }

    private async Task<float[]> EncodeAsync(Topic topic, EncoderDescription description, CancellationToken cancellation)
    {
        var picture =
            await blobs.GetAsync(topic.BlobSha256, cancellation)
            ?? throw new StudyException($"The picture of {topic.Code} is lost: take the query out, or upload it again.");
        var pixels = await Task.Run(() => decoder.DecodeSquare(picture, description.InputEdge), cancellation);
        return (await encoder.EncodeAsync(pixels, description.Hash, EncodePriority.Bulk, cancellation)).Vector;
    }
}
