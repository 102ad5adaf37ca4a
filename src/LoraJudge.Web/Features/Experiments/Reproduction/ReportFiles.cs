namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Writes report.json, and from it report.md and the charts.</summary>
internal sealed class ReportFiles(string folder)
{
    private string Json => Path.Combine(folder, "report.json");

    /// <param name="curveFile">Where a run of that name keeps its losses.</param>
    public void Write(ReproductionReport report, Func<string, string> curveFile)
    {
        WholeFile.WriteJson(Json, report);
        var written = WholeFile.ReadJson<ReproductionReport>(Json) ?? throw new IOException($"{Json} cannot be read again.");
        WholeFile.Write(Path.Combine(folder, "report.md"), ReportText.Of(written));
        RunReport[] compared = [.. written.Runs.Where(run => run.Part != RunPart.Curve)];
        var losses = ReportCharts.Losses(compared, run => WholeFile.ReadJson<RunCurve>(curveFile(run.Name)) ?? RunCurve.Empty);
        WholeFile.Write(Path.Combine(folder, "fig4.svg"), losses.ToSvg());
        if (RankingTables.CurveRuns(written) is { Count: > 0 } curve)
            WholeFile.Write(Path.Combine(folder, "curve.svg"), ReportCharts.Curve(curve).ToSvg());
    }
}
