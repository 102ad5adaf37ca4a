using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Encoders;

[Trait("needs", "torch")]
[Trait("group", "server")]
public sealed class RegistrationTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    private string Checkpoint => Path.Combine(portal.Folder, "ours.safetensors");

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_checkpoint_is_stored_with_what_it_says_of_itself()
    {
        var id = await AddAsync(FakeCheckpoints.File);

        await using var context = await portal.OpenAsync();
        var row = await context.Encoders.SingleAsync(encoder => encoder.Id == id);
        Assert.Equal((EncoderKind.Trained, "Ours, 30 models", TwoEncoders.Trained, false), (row.Kind, row.Name, row.Hash, row.IsActive));
        Assert.Equal(FakeCheckpoints.File, await portal.Get<IBlobStore>().GetAsync(row.CheckpointSha256!));
        Assert.Equal(0.5125, EncoderRegistration.ReadFacts(row.Facts)!.Figures["validation.mrr"]);
    }

    [Fact]
    public async Task Registering_again_mends_what_is_stored()
    {
        var id = await AddAsync(FakeCheckpoints.File);
        await using var context = await portal.OpenAsync();
        var sha256 = (await context.Encoders.SingleAsync(encoder => encoder.Id == id)).CheckpointSha256!;
        await portal.Get<IBlobStore>().DeleteAsync(sha256);

        Assert.Equal(id, await AddAsync(FakeCheckpoints.File));

        Assert.True(await portal.Get<IBlobStore>().ExistsAsync(sha256));
    }

    [Fact]
    public async Task A_file_that_is_cut_off_is_refused_and_nothing_is_stored()
    {
        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => AddAsync(FakeCheckpoints.File[..5]));

        Assert.Equal("The file is cut off.", problem.Message);
        await using var context = await portal.OpenAsync();
        Assert.Empty(await context.Encoders.ToListAsync());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() =>
        Assert.Contains(
            Checkpoint,
            (await Assert.ThrowsAsync<InvalidDataException>(() => Registration().AddAsync(Checkpoint, CancellationToken.None))).Message
        );

    private async Task<long> AddAsync(byte[] file)
    {
        await File.WriteAllBytesAsync(Checkpoint, file);
        return await Registration().AddAsync(Checkpoint, CancellationToken.None);
    }

    private EncoderRegistration Registration() =>
        new(
            portal.Get<IDbContextFactory<LoraJudgeDbContext>>(),
            portal.Get<IBlobStore>(),
            portal.Get<EncoderRows>(),
            new EncoderOptions { Device = "cpu" },
            new FakeCheckpoints(TwoEncoders.Trained)
        );
}
