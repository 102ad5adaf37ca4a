using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Training.Activations;

/// <summary>
/// What the learnt layers of a head take of training pictures. Where the whole trunk stays as it is and principal directions are taken,
/// every view is projected once and kept in a file of the run: a step then reads a fortieth of what it would.
/// </summary>
internal sealed class LearntInputs : IDisposable
{
    private const int Batch = 256;

    private readonly StyleNetwork network;
    private readonly FirstActivations activations;
    private readonly TrainingOptions options;
    private readonly HalfFile? file;

    /// <param name="folder">Of the file.</param>
    public LearntInputs(TrainingSession session, string folder)
    {
        (network, activations, options) = (session.Network, session.Activations, session.Options);
        if (!IsKept(session))
            return;
        var whitening = MemoryMarshal.AsBytes<float>(network.Tensors["head.whitening"].cpu().data<float>().ToArray());
        var name = Convert.ToHexStringLower(SHA256.HashData(whitening))[..16];
        file = new HalfFile(Path.Combine(folder, $"{name}.f16"), options.PrincipalInputs);
    }

    public static bool IsKept(TrainingSession session) =>
        session.Options.FrozenBlocks == session.Network.Blocks && session.Options.PrincipalInputs > 0;

    /// <summary>Projects what is not there yet.</summary>
    /// <param name="advance">Told how many views of pictures were projected.</param>
    public void Prepare(IReadOnlyList<HashedPicture> pictures, Action<int> advance, CancellationToken cancellation)
    {
        if (file is null)
            return;
        using var inference = torch.no_grad();
        var distinct = pictures.DistinctBy(picture => picture.Sha256, StringComparer.Ordinal);
        foreach (var view in Enumerable.Range(0, activations.Views))
        {
            foreach (var batch in distinct.Where(picture => !file.Contains(FirstActivations.Name(picture, view))).Chunk(Batch))
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = torch.NewDisposeScope();
                var names = Array.ConvertAll(batch, picture => FirstActivations.Name(picture, view));
                file.Append(names, Of(activations.Read(batch, view)));
                advance(batch.Length);
            }
        }
    }

    /// <param name="random">Draws the views; null for the pictures as they are.</param>
    /// <returns>n × inputs, in the caller's dispose scope.</returns>
    public torch.Tensor Read(IReadOnlyList<HashedPicture> pictures, Random? random) =>
        file is null
            ? Of(activations.Read(pictures, random))
            : file.Read([.. pictures.Select(picture => FirstActivations.Name(picture, activations.Drawn(random)))], network.Device);

    public void Dispose() => file?.Dispose();

    private torch.Tensor Of(torch.Tensor flat) => network.Whitened(network.Pooled(flat, options.FrozenBlocks, options.Precision));
}
