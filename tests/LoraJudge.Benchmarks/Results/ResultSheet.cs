using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Pictures;

namespace LoraJudge.Benchmarks.Results;

/// <summary>The results of a study of the paper's shape as files, to look at: figures, pictures, and the words that go with them.</summary>
internal static class ResultSheet
{
    public static async Task<int> WriteAsync(string folder)
    {
        await using var study = await StoredStudy.CreateAsync(new JudgedStudySize());
        var data = await study.ReadAsync();
        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), ResultsJson.Write(results));
        foreach (var picture in ResultPictures.Of(results))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{picture.Name}.svg"), picture.ToSvg());
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{picture.Name}.png"), picture.ToPng());
            Console.WriteLine($"{picture.Title}\n  {picture.Caption}\n  {picture.Alternative}");
        }

        return 0;
    }
}
