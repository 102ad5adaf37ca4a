using System.Runtime.InteropServices;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Artists.Findings;

/// <summary>Facts of the models that are told, and which of their pictures are nearest to each of the artist's.</summary>
internal sealed class ArtistEvidence(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>Reference pictures beside each of the artist's.</summary>
    public const int Beside = 3;

    /// <param name="encoderId">Whose vectors the snapshot was made of.</param>
    /// <param name="pictures">The artist's, with their vectors in the style space, and how likely each model made them where that can be believed.</param>
    public async Task<IReadOnlyList<ArtistModel>> DescribeAsync(
        StyleSnapshot snapshot,
        long encoderId,
        IReadOnlyList<(int Position, float[] Vector, PictureShares? Shares)> pictures,
        RankedTogether ranked,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var ids = ranked.Models.Select(model => model.ModelId).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var models = await context
            .LoraModels.AsNoTracking()
            .Where(model => ids.Contains(model.Id))
            .ToDictionaryAsync(model => model.Id, cancellation);
        var references = await ReferencesAsync(context, snapshot, encoderId, ids, cancellation);
        return
        [
            .. ranked
                .Models.Where(model => models.ContainsKey(model.ModelId))
                .Select(model => Describe(snapshot, model, models[model.ModelId], pictures, references[model.ModelId])),
        ];
    }

    private static ArtistModel Describe(
        StyleSnapshot snapshot,
        ModelTogether ranked,
        LoraModel model,
        IReadOnlyList<(int Position, float[] Vector, PictureShares? Shares)> pictures,
        IEnumerable<Reference> references
    ) =>
        new(
            ranked.Rank,
            ranked.IsNearAll,
            ranked.WorstRank,
            ranked.Distance,
            pictures.Zip(ranked.Pictures, (picture, place) => picture.Shares?.Of(place.Distance)).Average(),
            snapshot.Scale.Nearness(ranked.Distance),
            model.Slug,
            model.Name,
            model.LoraName,
            model.Version,
            model.Creator,
            model.BaseModel,
            model.Licence,
            model.SourceUrl,
            model.Sha256,
            model.Sha256?[..10],
            model.IsStandIn,
            [
                .. pictures.Zip(
                    ranked.Pictures,
                    (picture, place) =>
                        new ArtistModelPicture(
                            picture.Position,
                            place.Rank,
                            place.Distance,
                            picture.Shares?.Of(place.Distance),
                            snapshot.Scale.Nearness(place.Distance),
                            Nearest(picture.Vector, references)
                        )
                ),
            ]
        );

    private static IReadOnlyList<ArtistReference> Nearest(float[] picture, IEnumerable<Reference> references) =>
        [
            .. references
                .Select(reference => new ArtistReference(
                    reference.Sha256,
                    reference.Sample,
                    StyleDistance.Between(picture, reference.Vector),
                    reference.Width,
                    reference.Height
                ))
                .OrderBy(reference => reference.Distance)
                .ThenBy(reference => reference.Sha256, StringComparer.Ordinal)
                .Take(Beside),
        ];

    private static async Task<ILookup<long, Reference>> ReferencesAsync(
        LoraJudgeDbContext context,
        StyleSnapshot snapshot,
        long encoderId,
        List<long> models,
        CancellationToken cancellation
    )
    {
        var rows = await context
            .Embeddings.Where(embedding => models.Contains(embedding.ReferenceImage.LoraModelId))
            .Where(embedding => !embedding.ReferenceImage.RemovedByCleansing)
            .Select(embedding => new
            {
                embedding.ReferenceImage.LoraModelId,
                embedding.ReferenceImage.BlobSha256,
                embedding.ReferenceImage.SampleImage.Code,
                embedding.ReferenceImage.Width,
                embedding.ReferenceImage.Height,
                Vector = embedding.EncoderId == encoderId ? embedding.Vector : null,
            })
            .ToListAsync(cancellation);
        return rows.Where(row => row.Vector is not null)
            .ToLookup(
                row => row.LoraModelId,
                row => new Reference(
                    row.BlobSha256,
                    SampleSequence.Caption(row.Code),
                    row.Width,
                    row.Height,
                    snapshot.ToStyle(MemoryMarshal.Cast<byte, float>(row.Vector).ToArray())
                )
            );
    }

    private sealed record Reference(string Sha256, string Sample, int Width, int Height, float[] Vector);
}
