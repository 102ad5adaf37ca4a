using System.Text.Json;

namespace LoraJudge.Statistics.Tests;

/// <summary>
/// Published cases kept beside the repository, in ../shared/reference/statistics-cases.json. Where the file is absent the test is skipped;
/// with LORAJUDGE_REQUIRE_SHARED=1 it fails.
/// </summary>
internal static class SharedCases
{
    public static IReadOnlyList<JsonElement> OfKind(string kind)
    {
        var path = Find();
        if (path is null && Environment.GetEnvironmentVariable("LORAJUDGE_REQUIRE_SHARED") == "1")
            Assert.Fail("shared/reference/statistics-cases.json is not beside the repository.");
        Assert.SkipWhen(path is null, "shared/reference/statistics-cases.json is not beside the repository");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path!));
        var cases = document
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Where(item => item.GetProperty("kind").GetString() == kind)
            .Select(item => item.Clone())
            .ToArray();
        Assert.NotEmpty(cases);
        return cases;
    }

    public static string Id(this JsonElement item) => item.GetProperty("id").GetString()!;

    public static JsonElement At(this JsonElement item, params string[] path) =>
        path.Aggregate(item, (element, name) => element.GetProperty(name));

    public static double Number(this JsonElement item, params string[] path) => item.At(path).GetDouble();

    public static double[] Numbers(this JsonElement item, params string[] path) =>
        [.. item.At(path).EnumerateArray().Select(element => element.GetDouble())];

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "LoraJudge.sln")))
                continue;
            var path = Path.Combine(folder.FullName, "..", "shared", "reference", "statistics-cases.json");
            return File.Exists(path) ? path : null;
        }
        return null;
    }
}
