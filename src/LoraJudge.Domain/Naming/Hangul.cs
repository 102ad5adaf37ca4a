namespace LoraJudge.Domain.Naming;

/// <summary>Korean syllables and their letters, which Unicode computes (chapter 3.12) instead of listing.</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;

    /// <summary>One before the first that ends a syllable.</summary>
    private const int Tails = 0x11A7;

    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount;

    /// <returns>Whether it is a syllable.</returns>
    public static bool Decompose(int rune, List<int> into)
    {
        var index = rune - Syllables;
        if (index is < 0 or >= SyllableCount)
            return false;
        into.Add(Leads + (index / (VowelCount * TailCount)));
        into.Add(Vowels + (index % (VowelCount * TailCount) / TailCount));
        if (index % TailCount > 0)
            into.Add(Tails + (index % TailCount));
        return true;
    }

    public static int? Compose(int first, int second)
    {
        if (first is >= Leads and < Leads + LeadCount && second is >= Vowels and < Vowels + VowelCount)
            return Syllables + ((((first - Leads) * VowelCount) + second - Vowels) * TailCount);
        var index = first - Syllables;
        return index is >= 0 and < SyllableCount && index % TailCount == 0 && second is > Tails and < Tails + TailCount
            ? first + second - Tails
            : null;
    }
}
