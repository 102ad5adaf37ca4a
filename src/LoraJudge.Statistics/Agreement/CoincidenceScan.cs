using System.Numerics;
using System.Runtime.InteropServices;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// One pass over a rating matrix that counts coincidences, for few distinct values. Units are taken in blocks, row after row, so that
/// memory is read in order and none is needed per unit.
/// </summary>
internal static class CoincidenceScan
{
    /// <summary>More distinct values than this are left to <see cref="ManyValuesAlpha"/>.</summary>
    public const int MaxValues = 64;

    private const int BlockCounts = 8192;

    /// <summary>The coincidence matrix, or null where there are more than <see cref="MaxValues"/> distinct values.</summary>
    public static CoincidenceMatrix? Run<TCell, TReader>(ReadOnlySpan<TCell> ratings, int raters, MeasurementLevel level)
        where TReader : ICell<TCell> =>
        raters > byte.MaxValue
            ? Run<TCell, TReader, int>(ratings, raters, level, MaxValues)
            : Run<TCell, TReader, byte>(ratings, raters, level, PackedProfiles.Values)
                ?? Run<TCell, TReader, byte>(ratings, raters, level, MaxValues);

    private static CoincidenceMatrix? Run<TCell, TReader, TCount>(
        ReadOnlySpan<TCell> ratings,
        int raters,
        MeasurementLevel level,
        int stride
    )
        where TReader : ICell<TCell>
        where TCount : unmanaged, IBinaryInteger<TCount>
    {
        var units = RatingMatrix.Units(ratings.Length, raters);
        var counts = new TCount[BlockCounts];
        var codes = new ValueCodes();
        var pairs = new PairCounts(stride);
        var packed = stride == PackedProfiles.Values ? new PackedProfiles(pairs) : null;
        for (var start = 0; start < units; start += BlockCounts / stride)
        {
            var block = counts.AsSpan(0, Math.Min(BlockCounts / stride, units - start) * stride);
            if (!CountBlock<TCell, TReader, TCount>(ratings, raters, start, block, codes, stride, level))
                return null;
            if (packed is null)
                AddUnits<TCount>(block, pairs, codes.Values.Count, stride);
            else
                foreach (var key in MemoryMarshal.Cast<TCount, ulong>(block))
                    packed.Add(key);
        }
        packed?.Flush();
        return CoincidenceMatrix.From(codes.Values, pairs);
    }

    private static void AddUnits<TCount>(ReadOnlySpan<TCount> block, PairCounts pairs, int values, int stride)
        where TCount : unmanaged, IBinaryInteger<TCount>
    {
        for (var unit = 0; unit < block.Length; unit += stride)
            pairs.Add(block.Slice(unit, values));
    }

    /// <summary>Counts a block of units; false where there are more values than the stride has room for.</summary>
    private static bool CountBlock<TCell, TReader, TCount>(
        ReadOnlySpan<TCell> ratings,
        int raters,
        int start,
        Span<TCount> block,
        ValueCodes codes,
        int stride,
        MeasurementLevel level
    )
        where TReader : ICell<TCell>
        where TCount : unmanaged, IBinaryInteger<TCount>
    {
        block.Clear();
        for (var rater = 0; rater < raters; rater++)
        {
            var row = ratings.Slice(rater * (ratings.Length / raters) + start, block.Length / stride);
            for (var unit = 0; unit < row.Length; unit++)
            {
                if (!TReader.TryRead(row[unit], out var value))
                    continue;
                var code = codes.Find(value);
                if (code < 0)
                {
                    RatingMatrix.Check(value, level, rater, start + unit);
                    if (codes.Values.Count == stride)
                        return false;
                    code = codes.Add(value);
                }
                block[unit * stride + code]++;
            }
        }
        return true;
    }
}
