using System.Globalization;
using System.Text;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>Names → parts of addresses.</summary>
internal static class Slugs
{
    /// <summary>Addresses of pages that stand beside the models'.</summary>
    private static readonly string[] Reserved = ["register"];

    /// <summary>Lower-case letters and digits of any script, words joined by hyphens; "model" where nothing is left.</summary>
    public static string From(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder();
        foreach (var rune in Nfc.Of(name).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        if (text.Length > LoraModel.MaxSlugLength)
            text = text[..LoraModel.MaxSlugLength].Trim('-');
        return text.Length == 0 ? "model"
            : Reserved.Contains(text) ? $"{text}-model"
            : text;
    }

    /// <summary>The same with a number, for names that are taken.</summary>
    public static string Numbered(string slug, int number)
    {
        ArgumentNullException.ThrowIfNull(slug);
        var ending = FormattableString.Invariant($"-{number}");
        return slug[..Math.Min(slug.Length, LoraModel.MaxSlugLength - ending.Length)] + ending;
    }
}
