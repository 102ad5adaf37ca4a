using LoraJudge.Style.Encoding;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

/// <summary>Gives an encoder service its first encoder, and others by their hashes.</summary>
internal sealed class Networks(Func<BatchEncoder> first, params GatedNetwork[] others) : IEncoderSource
{
    public Task<BatchEncoder> LoadFirstAsync(CancellationToken cancellation) => Task.FromResult(first());

    public Task<BatchEncoder> LoadAsync(string? hash, CancellationToken cancellation) =>
        Array.Find(others, network => network.Hash == hash) is { } found
            ? Task.FromResult(new BatchEncoder(found, torch.CPU))
            : throw new EncoderUnavailableException("There is no such encoder.");
}
