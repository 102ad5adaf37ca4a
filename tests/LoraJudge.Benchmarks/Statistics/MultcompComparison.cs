using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>The same data through R's multcomp, where Rscript and the package are there.</summary>
internal static class MultcompComparison
{
    private const string Script = """
        suppressMessages(library(multcomp)); set.seed(1)
        d <- read.table(file("stdin"), col.names = c("g", "y")); d$g <- factor(d$g)
        f <- glht(aov(y ~ g, d), linfct = mcp(g = "Dunnett"))
        run <- function() { s <- summary(f); c <- confint(f); list(s$test$pvalues, attr(c$confint, "calpha")) }
        invisible(run()); times <- replicate(11, system.time(r <<- run())[["elapsed"]])
        cat(format(c(1000 * median(times), r[[2]], r[[1]]), digits = 12), "\n")
        """;

    public static void Run()
    {
        int[] sizes = [200, 200, 200, 200, 200];
        var groups = DunnettBenchmark.Samples(sizes);
        var (_, median) = Stopwatches.Print("Dunnett, k = 4, n = 200", 2, () => Dunnett.Test(groups[0], groups[1..]), 201);
        var ours = Dunnett.Test(groups[0], groups[1..]);
        if (RunScript(groups) is not { Length: 6 } theirs)
        {
            Console.WriteLine("R with multcomp is not here.");
            return;
        }
        Console.WriteLine($"multcomp: median {theirs[0]:F0} ms for summary and confint, {theirs[0] / median:F0} times as long");
        Console.WriteLine($"critical value {ours.CriticalValue} (ours)  {theirs[1]:R} (multcomp)");
        for (var i = 0; i < 4; i++)
            Console.WriteLine($"p {i + 1}: {ours.Comparisons[i].PValue} (ours)  {theirs[2 + i]:R} (multcomp)");
    }

    private static double[]? RunScript(double[][] groups)
    {
        var start = new ProcessStartInfo("Rscript", ["-e", Script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            for (var group = 0; group < groups.Length; group++)
                foreach (var value in groups[group])
                    process.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"g{group} {value:R}\n"));
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode == 0
                ? [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)]
                : null;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            return null;
        }
    }
}
