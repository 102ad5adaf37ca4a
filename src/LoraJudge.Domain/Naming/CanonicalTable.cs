using System.Collections.Frozen;
using System.Globalization;

namespace LoraJudge.Domain.Naming;

/// <summary>Unicode's canonical decompositions and combining classes; canonical.txt says what its lines mean and where they are from.</summary>
internal static class CanonicalTable
{
    private static readonly (
        FrozenDictionary<int, int[]> Parts,
        FrozenDictionary<(int, int), int> Composites,
        FrozenDictionary<int, int> Classes
    ) Table = Read();

    /// <summary>What a code point decomposes to, in one step.</summary>
    public static FrozenDictionary<int, int[]> Parts => Table.Parts;

    /// <summary>What a code point and the one after it are composed to.</summary>
    public static FrozenDictionary<(int First, int Second), int> Composites => Table.Composites;

    /// <returns>0 for whatever is no mark.</returns>
    public static int ClassOf(int rune) => Table.Classes.GetValueOrDefault(rune);

    private static (FrozenDictionary<int, int[]>, FrozenDictionary<(int, int), int>, FrozenDictionary<int, int>) Read()
    {
        var (parts, composites, classes) = (new Dictionary<int, int[]>(), new Dictionary<(int, int), int>(), new Dictionary<int, int>());
        using var stream = typeof(CanonicalTable).Assembly.GetManifestResourceStream("LoraJudge.Domain.Naming.canonical.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.Split('-', '=') is [var first, var last, var mark])
            {
                for (var rune = Hex(first); rune <= Hex(last); rune++)
                    classes.Add(rune, int.Parse(mark, CultureInfo.InvariantCulture));
                continue;
            }

            int[] fields = [.. line.Split(' ', '!').Select(Hex)];
            parts.Add(fields[0], fields[1..]);
            if (!line.Contains('!', StringComparison.Ordinal))
                composites.Add((fields[1], fields[2]), fields[0]);
        }

        return (parts.ToFrozenDictionary(), composites.ToFrozenDictionary(), classes.ToFrozenDictionary());
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
