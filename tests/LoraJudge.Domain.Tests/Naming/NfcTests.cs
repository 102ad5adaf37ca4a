using System.Security.Cryptography;
using System.Text;
using LoraJudge.Domain.Naming;

namespace LoraJudge.Domain.Tests.Naming;

public sealed class NfcTests
{
    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("A\u030angstro\u0308m", "\u00c5ngstr\u00f6m")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("Vie\u0323\u0302t", "Vi\u1ec7t")]
    [InlineData("Vie\u0302\u0323t", "Vi\u1ec7t")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00")]
    [InlineData("\u30cf\u309a\u30f3", "\u30d1\u30f3")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("q\u0301", "q\u0301")]
    [InlineData("plain-name_1", "plain-name_1")]
    [InlineData("", "")]
    public void Names_that_look_the_same_are_the_same(string written, string same) => Assert.Equal(same, Nfc.Of(written));

    [Fact]
    public void Every_code_point_alone_and_among_others_is_as_another_implementation_has_it()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (!Rune.IsValid(code))
                continue;
            var letter = new Rune(code).ToString();
            foreach (var text in (string[])[letter, $"a{letter}\u0301\u0323", $"\u1100\u1161{letter}e"])
                hash.AppendData(Encoding.UTF8.GetBytes(Nfc.Of(text) + "\n"));
        }

        // unicodedata.normalize("NFC", text) of CPython with Unicode 14.0 over the same texts.
        Assert.Equal("77a165913696db8b1e6a3dac08553de32a0eb0a844f1b19c75b4b39c37782f0b", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void Text_that_is_no_text_is_left_alone()
    {
        var half = $"{(char)0xD800}e\u0301";

        Assert.Same(half, Nfc.Of(half));
    }

    [Fact]
    public void A_second_time_changes_nothing()
    {
        var once = Nfc.Of("e\u0323\u0302 \u1112\u1161\u11ab");

        Assert.Same(once, Nfc.Of(once));
    }
}
