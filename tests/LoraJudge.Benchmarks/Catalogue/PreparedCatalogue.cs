using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using LoraJudge.Benchmarks.Ranking;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>A database as a portal of many models has it: rows and vectors of the encoder's length, no files.</summary>
internal static class PreparedCatalogue
{
    private const string Made = "2026-01-01 00:00:00";

    /// <summary>As long as what a web UI tells of a picture.</summary>
    private static readonly string Parameters = $"{{\"infotext\":\"{new string('x', 600)}\"}}";

    public static async Task FillAsync(LoraJudgeDbContext context, EncoderDescription encoder, int models, CancellationToken cancellation)
    {
        var set = new SampleSet { Name = "Samples", CreatedUtc = DateTime.UnixEpoch };
        set.Images.AddRange(
            Enumerable
                .Range(0, OverlappingClusters.References)
                .Select(sample => new SampleImage { Code = $"sample-{sample}", Category = (SampleCategory)(1 + (sample % 6)) })
        );
        var row = new Encoder
        {
            Hash = encoder.Hash,
            Name = encoder.Name,
            Kind = EncoderKind.Trained,
            Dimensions = encoder.Dimensions,
            IsActive = true,
            CreatedUtc = DateTime.UnixEpoch,
        };
        context.AddRange(set, row);
        await context.SaveChangesAsync(cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        Fill(context.Database.GetDbConnection(), transaction.GetDbTransaction(), set, row, models);
        await transaction.CommitAsync(cancellation);
    }

    private static void Fill(DbConnection connection, DbTransaction transaction, SampleSet set, Encoder encoder, int models)
    {
        var clusters = new OverlappingClusters(models);
        using var model = Insert(
            "INSERT INTO LoraModels (Id, Slug, Name, LoraName, TriggerWords, Tags, TrainingFacts, Sources, NsfwLevel, IsStandIn, BaseModel, CreatedUtc) "
                + $"VALUES (@a, 'other-' || @a, 'Other ' || @a, 'other_' || @a, '[]', '[]', '{{}}', '{{}}', 1, 0, 'SD 1.5', '{Made}')",
            "@a"
        );
        using var image = Insert(
            "INSERT INTO ReferenceImages (Id, LoraModelId, SampleImageId, BlobSha256, Width, Height, Backend, Parameters, Seed, RemovedByCleansing, Ruling, CreatedUtc) "
                + $"VALUES (@a, @b, @c, @d, 512, 512, 'WebUi', '{Parameters}', 1, 0, 0, '{Made}')",
            "@a",
            "@b",
            "@c",
            "@d"
        );
        using var vector = Insert(
            $"INSERT INTO Embeddings (Id, ReferenceImageId, EncoderId, Vector) VALUES (@a, @a, {encoder.Id}, @b)",
            "@a",
            "@b"
        );
        var picture = 0L;
        for (var number = 0; number < models; number++)
        {
            Run(model, number + 1L);
            for (var reference = 0; reference < OverlappingClusters.References; reference++)
            {
                picture++;
                Run(
                    image,
                    picture,
                    number + 1L,
                    set.Images[reference].Id,
                    picture.ToString("x", CultureInfo.InvariantCulture).PadLeft(64, 'a')
                );
                Run(vector, picture, MemoryMarshal.AsBytes(Unit(clusters.Picture(number, reference), encoder.Dimensions)).ToArray());
            }
        }

        DbCommand Insert(string text, params string[] names)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (text, transaction);
            foreach (var name in names)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            return command;
        }
    }

    private static void Run(DbCommand command, params object[] values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        command.ExecuteNonQuery();
    }

    /// <summary>Of length 1, as trained encoders' vectors are.</summary>
    private static Span<float> Unit(float[] vector, int dimensions)
    {
        var cut = vector.AsSpan(0, Math.Min(dimensions, vector.Length)).ToArray();
        var length = MathF.Sqrt(cut.Sum(value => value * value));
        for (var index = 0; index < cut.Length; index++)
            cut[index] /= length;
        return cut;
    }
}
