using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>Takes a trained encoder's checkpoint file into the database and the blob store.</summary>
internal sealed class EncoderRegistration(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    EncoderRows rows,
    EncoderOptions options,
    ICheckpointReader checkpoints
)
{
    internal static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Registers the file; once more mends what is stored of it.</summary>
    /// <returns>The encoder's id.</returns>
    /// <exception cref="InvalidDataException">Not a checkpoint of ours, cut off, of another architecture, or with a number that is not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<long> AddAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"There is no file {path}.");
        var facts = checkpoints.Inspect(path);
        EncoderDescription description;
        using (var encoder = await Task.Run(() => EncoderLoader.Load(options, device => checkpoints.Load(path, device)), cancellation))
            description = encoder.Description;
        var checkpoint = await blobs.PutAsync(await File.ReadAllBytesAsync(path, cancellation), cancellation);
        var id = await rows.IdOfAsync(description, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Encoders.SingleAsync(encoder => encoder.Id == id, cancellation);
        row.Name = facts.Name.Length <= Encoder.MaxNameLength ? facts.Name : facts.Name[..Encoder.MaxNameLength];
        (row.CheckpointSha256, row.Facts) = (checkpoint, JsonSerializer.Serialize(facts, Json));
        await context.SaveChangesAsync(cancellation);
        return id;
    }

    /// <returns>Null where nothing (readable) is stored.</returns>
    public static CheckpointFacts? ReadFacts(string? stored)
    {
        try
        {
            return stored is null ? null : JsonSerializer.Deserialize<CheckpointFacts>(stored, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
