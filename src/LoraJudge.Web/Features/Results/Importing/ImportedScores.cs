using LoraJudge.Web.Features.Results.Exporting.Bundles;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>The methods' own scores: those of runs may have been parted where they were equal.</summary>
internal static class ImportedScores
{
    /// <returns>Empty where there is no such file.</returns>
    public static Dictionary<(string Method, string Topic, string Model), double> Read(ImportedFiles files)
    {
        var scores = new Dictionary<(string, string, string), double>();
        if (files.Find(TrecParts.ScoresName) is not { } content)
            return scores;
        using var table = new ImportedTable(TrecParts.ScoresName, content, "method", "topic", "model", "score");
        while (table.Next())
            if (!scores.TryAdd((table.Text("method"), table.Word("topic"), table.Word("model")), table.Finite("score")))
                throw table.Wrong("the score of this model for this query by this method is there twice.");
        return scores;
    }
}
