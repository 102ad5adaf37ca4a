using System.Text;
using LoraJudge.Testing.Packages;

namespace LoraJudge.Web.Tests.Packages;

public sealed class NoticesTests
{
    private const string Again = "Make the notices again: dotnet run --project tests/LoraJudge.Benchmarks -- notices";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root(), "THIRD-PARTY-NOTICES"));

    public static TheoryData<string> Packages =>
        [.. ShippedPackages.OfAllPlatforms().Select(package => $"{package.Name} {package.Version}")];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_package_that_ships_is_named_with_its_version_and_its_license(string package)
    {
        var line = Array.IndexOf(Lines, package);

        Assert.True(line >= 0, $"{package} is not named. {Again}");
        Assert.Matches("^    (License: |Under terms of its own: )", Lines[line + 1]);
    }

    [Fact]
    public void No_package_is_named_that_does_not_ship()
    {
        var named = Lines.Where(
            (_, line) => Lines.ElementAtOrDefault(line + 1)?.StartsWith("    License: ", StringComparison.Ordinal) == true
        );

        // Those of the build on another platform differ by native packages alone, which are all named.
        Assert.Empty(named.Except(Packages.Select(row => row.Data), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_license_that_is_named_is_there_in_full_once()
    {
        var licenses = Lines
            .Where(line => line.StartsWith("    License: ", StringComparison.Ordinal))
            .Select(line => line[13..])
            .Distinct();

        foreach (var license in licenses)
            Assert.Single(Lines, line => line == $"---- {license.Replace("-or-later", "", StringComparison.Ordinal)} ----");
    }

    [Fact]
    public void Every_text_that_a_notice_refers_to_is_there()
    {
        var texts = Lines.Where(line => line.StartsWith("[text ", StringComparison.Ordinal)).Distinct().Count();
        var last = Array.FindLast(Lines, line => line.StartsWith("[text ", StringComparison.Ordinal));

        Assert.Equal($"[text {texts}]", last);
    }

    [Fact]
    public void The_notices_are_text_of_moderate_size()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root(), "THIRD-PARTY-NOTICES"));

        Assert.InRange(bytes.Length, 50_000, 320_000);
        Assert.DoesNotContain('\uFFFD', new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Theory]
    [InlineData("LICENSE", "Copyright (c) 2026 the LoraJudge authors")]
    [InlineData("THIRD-PARTY-NOTICES", "THIRD-PARTY NOTICES")]
    public void License_and_notices_go_with_the_program(string file, string line) =>
        Assert.Contains(line, File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file)));
}
