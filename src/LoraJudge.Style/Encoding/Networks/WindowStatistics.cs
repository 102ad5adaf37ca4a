using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// A layer's statistics over the whole picture and over its four overlapping corners, two thirds of it wide and high, from one pass: sums
/// over a grid of 3 × 3 cells are added up to each window's.
/// </summary>
internal static class WindowStatistics
{
    /// <summary>The whole, then the corners.</summary>
    public const int Windows = 5;

    private const int Cells = 3;

    private static readonly int[][] CellsOf =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8],
        [0, 1, 3, 4],
        [1, 2, 4, 5],
        [3, 4, 6, 7],
        [4, 5, 7, 8],
    ];

    /// <param name="map">n × c × h × w.</param>
    /// <param name="mix">k × c; null where no covariances are taken.</param>
    /// <returns>n × windows × statistics, each window's as <see cref="LayerStatistics"/> has them.</returns>
    public static torch.Tensor Of(torch.Tensor map, torch.Tensor? mix)
    {
        using var scope = torch.NewDisposeScope();
        if (map.shape[2] < Cells)
            return LayerStatistics.Of(map, mix).unsqueeze(1).expand(-1, Windows, -1).MoveToOuterDisposeScope();
        var cells = Split(map);
        var (sums, squares) = (Each(cells, cell => cell.sum([2L])), Each(cells, cell => cell.square().sum([2L])));
        var channels = CellsOf.Select(window => ChannelsOf(window, cells, sums, squares)).ToArray();
        if (mix is null)
            return torch.stack(channels, 1).MoveToOuterDisposeScope();
        var mixed = Split(LayerStatistics.Coarse(map)).Select(cell => torch.matmul(mix, cell)).ToArray();
        var (mixedSums, products) = (Each(mixed, cell => cell.sum([2L])), Each(mixed, cell => cell.matmul(cell.transpose(1, 2))));
        var covariances = CellsOf.Select(window => CovariancesOf(window, mixed, mixedSums, products));
        return torch.stack([.. channels.Zip(covariances, (a, b) => torch.cat([a, b], 1))], 1).MoveToOuterDisposeScope();
    }

    private static torch.Tensor ChannelsOf(int[] window, torch.Tensor[] cells, torch.Tensor[] sums, torch.Tensor[] squares)
    {
        var count = window.Sum(cell => cells[cell].shape[2]);
        var mean = Sum(window, sums) / count;
        return LayerStatistics.Channels(mean, ((Sum(window, squares) / count) - mean.square()).clamp_min(0));
    }

    private static torch.Tensor CovariancesOf(int[] window, torch.Tensor[] cells, torch.Tensor[] sums, torch.Tensor[] products)
    {
        var count = window.Sum(cell => cells[cell].shape[2]);
        var mean = Sum(window, sums) / count;
        return LayerStatistics.Covariances((Sum(window, products) / count) - mean.unsqueeze(2).matmul(mean.unsqueeze(1)));
    }

    private static torch.Tensor Sum(int[] window, torch.Tensor[] cells) => window.Select(cell => cells[cell]).Aggregate((a, b) => a + b);

    private static torch.Tensor[] Each(torch.Tensor[] cells, Func<torch.Tensor, torch.Tensor> of) => [.. cells.Select(of)];

    /// <summary>The grid's cells row by row, each n × c × places.</summary>
    private static torch.Tensor[] Split(torch.Tensor map)
    {
        var (height, width) = (map.shape[2], map.shape[3]);
        return
        [
            .. from row in Enumerable.Range(0, Cells)
            from column in Enumerable.Range(0, Cells)
            let top = row * height / Cells
            let left = column * width / Cells
            select map.narrow(2, top, ((row + 1) * height / Cells) - top).narrow(3, left, ((column + 1) * width / Cells) - left).flatten(2),
        ];
    }
}
