using System.Buffers.Text;
using System.Globalization;

namespace LoraJudge.Statistics.Trec;

/// <summary>Reads the numbers of run and qrels files.</summary>
internal static class ScoreParser
{
    private static readonly double[] Powers = [.. Enumerable.Range(0, 16).Select(i => Math.Pow(10, i))];

    /// <summary>A finite decimal number; nothing may follow it.</summary>
    public static bool TryScore(ReadOnlySpan<byte> field, out double score)
    {
        if (TryShortDecimal(field, out score))
            return true;
        if (field.Length > 0 && field[0] == '+')
            field = field[1..];
        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out score) && double.IsFinite(score);
    }

    /// <summary>A whole number, written with or without a fraction of zeros.</summary>
    public static bool TryGrade(ReadOnlySpan<byte> field, out int grade)
    {
        if (field.Length > 1 && field[0] == '+')
            field = field[1..];
        if (Utf8Parser.TryParse(field, out grade, out var used) && used == field.Length)
            return true;
        if (!TryScore(field, out var number) || number != Math.Floor(number) || Math.Abs(number) > int.MaxValue)
            return false;
        grade = (int)number;
        return true;
    }

    // Up to 15 digits: numerator and power of ten are exact doubles, so one division rounds correctly.
    private static bool TryShortDecimal(ReadOnlySpan<byte> field, out double score)
    {
        score = 0;
        var negative = field.Length > 0 && field[0] == '-';
        long digits = 0;
        var fraction = -1;
        var count = 0;
        for (var i = negative ? 1 : 0; i < field.Length; i++)
        {
            if (field[i] == '.' && fraction < 0)
                fraction = 0;
            else if (field[i] is >= (byte)'0' and <= (byte)'9' && count < 15)
            {
                digits = digits * 10 + field[i] - '0';
                count++;
                fraction += fraction < 0 ? 0 : 1;
            }
            else
                return false;
        }
        score = fraction > 0 ? digits / Powers[fraction] : digits;
        score = negative ? -score : score;
        return count > 0;
    }
}
