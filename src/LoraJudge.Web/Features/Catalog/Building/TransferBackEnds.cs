using LoraJudge.Style.Transfer;

namespace LoraJudge.Web.Features.Catalog.Building;

/// <summary>The back ends that this portal is set up for.</summary>
internal sealed class TransferBackEnds(IEnumerable<IStyleTransfer> transfers)
{
    public IReadOnlyList<IStyleTransfer> All { get; } = [.. transfers];

    /// <returns>Null where this portal has none of that name.</returns>
    public IStyleTransfer? Find(string name) => All.FirstOrDefault(transfer => transfer.Backend == name);
}
