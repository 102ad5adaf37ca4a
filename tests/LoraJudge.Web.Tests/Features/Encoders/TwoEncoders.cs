using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Encoders.Loading;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Encoders;

/// <summary>A portal with an indexed catalogue, whose configured encoder is in use, and a trained one that has no vectors yet.</summary>
internal sealed class TwoEncoders : IAsyncDisposable
{
    public const int Models = 6;
    public const int Pictures = Models * 6;

    public static readonly string Configured = new('a', 64);
    public static readonly string Trained = new('d', 64);

    private TwoEncoders() { }

    public Portal Portal { get; } = new();

    public SeededCatalogue Catalogue { get; private set; } = null!;

    public long TrainedId { get; private set; }

    public EncoderActivation Activation => Portal.Get<EncoderActivation>();

    public EncoderNotices Notices => Portal.Get<EncoderNotices>();

    public StyleSnapshot Snapshot => Portal.Snapshots.Current!;

    /// <param name="ranking">Of the trained one.</param>
    public static async Task<TwoEncoders> CreateAsync(int models = Models, RankingMethod ranking = RankingMethod.MeanDistance)
    {
        var two = new TwoEncoders();
        two.Catalogue = await two.Portal.SeedAsync(models);
        await two.Portal.Get<MissingVectors>().EncodeAsync(two.Portal.Encoder.Description, CancellationToken.None);
        await two.Portal.Get<CatalogueIndex>().RefreshAsync(CancellationToken.None);
        two.Portal.Encoder.Loadable[Trained] = new EncoderDescription(
            Trained,
            "Trained",
            FakeStyleEncoder.Edge,
            FakeStyleEncoder.Dimensions,
            "cpu"
        )
        {
            IsStyleSpace = true,
            Ranking = ranking,
        };
        two.TrainedId = await two.AddAsync(Trained, ranking);
        return two;
    }

    public async Task<long> AddAsync(string hash, RankingMethod ranking = RankingMethod.MeanDistance)
    {
        await using var context = await Portal.OpenAsync();
        var row = new Encoder
        {
            Hash = hash,
            Name = FakeCheckpoints.Facts.Name,
            Kind = EncoderKind.Trained,
            Dimensions = FakeStyleEncoder.Dimensions,
            Ranking = ranking == RankingMethod.Centre ? EncoderRanking.Centre : EncoderRanking.MeanDistance,
            CheckpointSha256 = await Portal.Get<IBlobStore>().PutAsync(FakeCheckpoints.File),
            Facts = System.Text.Json.JsonSerializer.Serialize(FakeCheckpoints.Facts),
            CreatedUtc = DateTime.UnixEpoch,
        };
        context.Encoders.Add(row);
        await context.SaveChangesAsync();
        return row.Id;
    }

    /// <summary>What the portal does every few seconds.</summary>
    public Task LookAsync(CancellationToken cancellation = default) => Portal.Get<EncoderSwitch>().LookAsync(cancellation);

    public async Task ActivateAsync()
    {
        Assert.True(await Activation.ActivateAsync(TrainedId, CancellationToken.None));
        await LookAsync();
    }

    /// <summary>Hash of the active encoder; a projection's is that of its statistics.</summary>
    public async Task<string> ActiveAsync()
    {
        await using var context = await Portal.OpenAsync();
        var row = await context.Encoders.Include(encoder => encoder.Source).SingleAsync(encoder => encoder.IsActive);
        return row.Source?.Hash ?? row.Hash;
    }

    public async Task<long?> WantedAsync() => (await Portal.Get<EncoderStanding>().WantedAsync(CancellationToken.None))?.Id;

    public async Task<int> VectorsAsync()
    {
        await using var context = await Portal.OpenAsync();
        return await context.Embeddings.CountAsync(vector => vector.EncoderId == TrainedId);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
