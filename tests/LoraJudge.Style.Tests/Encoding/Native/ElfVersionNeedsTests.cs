using System.Runtime.InteropServices;
using CsCheck;
using LoraJudge.Style.Encoding.Native;

namespace LoraJudge.Style.Tests.Encoding.Native;

public sealed class ElfVersionNeedsTests
{
    private const string Newest = "GLIBCXX_3.4.32";

    [Fact]
    public void Of_the_real_library_one_flag_of_one_entry_is_set()
    {
        var library = Library();
        var marked = library.ToArray();

        Assert.True(ElfVersionNeeds.MakeWeak(marked, Newest));

        var changed = Assert.Single(Enumerable.Range(0, library.Length), at => library[at] != marked[at]);
        Assert.Equal((0, 2), (library[changed] & 2, marked[changed] ^ library[changed]));
    }

    [Fact]
    public void The_marked_entry_is_the_one_that_names_the_version()
    {
        var library = Library();
        var marked = library.ToArray();
        ElfVersionNeeds.MakeWeak(marked, Newest);

        // vna_flags follows the four bytes of vna_hash: the System V hash of the version's name.
        var at = Enumerable.Range(0, library.Length).Single(at => library[at] != marked[at]);
        Assert.Equal(Hash(Newest), MemoryMarshal.Read<uint>(marked.AsSpan(at - 4)));
    }

    [Fact]
    public void Marking_again_changes_nothing()
    {
        var once = Library();
        ElfVersionNeeds.MakeWeak(once, Newest);
        var twice = once.ToArray();

        Assert.True(ElfVersionNeeds.MakeWeak(twice, Newest));

        Assert.Equal(once, twice);
    }

    [Fact]
    public void A_version_that_is_not_needed_changes_nothing()
    {
        var library = Library();
        var same = library.ToArray();

        Assert.False(ElfVersionNeeds.MakeWeak(same, "GLIBCXX_9.9.99"));

        Assert.Equal(library, same);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(63)]
    [InlineData(200)]
    [InlineData(4096)]
    public void A_library_that_is_cut_off_is_refused(int length) =>
        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MakeWeak(Library().AsSpan(0, length), Newest));

    [Fact]
    public void Text_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MakeWeak("no shared object, only a letter"u8.ToArray(), Newest));

    [Fact]
    public void A_32_bit_library_is_refused()
    {
        var library = Library();
        library[4] = 1;

        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MakeWeak(library, Newest));
    }

    [Fact]
    public void Whatever_stands_in_the_headers_the_file_is_marked_or_refused()
    {
        // The file's and the segments' headers: a wrong offset, size or count there leads anywhere.
        var library = Library();
        Gen.Select(Gen.Int[6, 64 + (56 * 10)], Gen.Byte)
            .Sample(
                (at, value) =>
                {
                    var spoilt = library.ToArray();
                    spoilt[at] = value;
                    // Any other exception fails the test, and so does a loop without end.
                    try
                    {
                        ElfVersionNeeds.MakeWeak(spoilt, Newest);
                    }
                    catch (InvalidDataException) { }
                },
                iter: 300
            );
    }

    private static byte[] Library()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "Linux on x64 only.");
        return File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"));
    }

    /// <summary>System V ABI, "Hash Table Section".</summary>
    private static uint Hash(string name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            hash = (hash ^ ((hash & 0xF0000000) >> 24)) & 0x0FFFFFFF;
        }

        return hash;
    }
}
