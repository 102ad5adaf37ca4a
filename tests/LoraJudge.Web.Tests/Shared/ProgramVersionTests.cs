using System.Text.RegularExpressions;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Shared;

namespace LoraJudge.Web.Tests.Shared;

public sealed partial class ProgramVersionTests
{
    [Fact]
    public void It_is_a_semantic_version_with_seven_digits_of_the_commit_at_most() => Assert.Matches(Form(), ProgramVersion.Current);

    [Fact]
    public async Task The_terminal_shows_it()
    {
        var (exitCode, output) = await BuiltProgram.RunAsync("--version");

        Assert.Equal((0, ProgramVersion.Current), (exitCode, output.Trim()));
    }

    /// <summary>Source: Semantic Versioning 2.0.0.</summary>
    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9a-f]{7})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
