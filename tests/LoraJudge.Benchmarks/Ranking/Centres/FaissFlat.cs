using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace LoraJudge.Benchmarks.Ranking.Centres;

/// <summary>The same searches by FAISS's flat index on one thread, where Python and the package are there.</summary>
internal static class FaissFlat
{
    private const string Script = """
        import sys, time, resource, numpy, faiss
        faiss.omp_set_num_threads(1)
        d = int(sys.argv[3])
        centres, queries = (numpy.fromfile(name, dtype=numpy.float32).reshape(-1, d) for name in sys.argv[1:3])
        index = faiss.IndexFlatL2(d)
        index.add(centres)
        del centres
        def search(number):
            before = time.process_time()
            index.search(queries[number:number + 1], 10)
            return 1000 * (time.process_time() - before)
        for number in range(3): search(number)
        print(numpy.median([search(number) for number in range(len(queries))]))
        """;

    /// <summary>The package of a system's own is known to the system's own Python only, which may not be the first on the path.</summary>
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    /// <returns>The median in milliseconds of processor time; null where it is not there.</returns>
    public static double? Median(CentreCatalogue catalogue, float[][] queries, string folder)
    {
        var (centres, asked) = (Path.Combine(folder, "centres.f32"), Path.Combine(folder, "queries.f32"));
        Write(centres, Enumerable.Range(0, catalogue.Models).Select(catalogue.Centre));
        Write(asked, queries);
        try
        {
            string[] arguments = ["-c", Script, centres, asked, $"{CentreCatalogue.Dimensions}"];
            return Interpreters.Select(python => Run(python, arguments)).FirstOrDefault(median => median is not null);
        }
        finally
        {
            File.Delete(centres);
            File.Delete(asked);
        }
    }

    private static void Write(string path, IEnumerable<float[]> vectors)
    {
        using var stream = File.Create(path, 1 << 20);
        foreach (var vector in vectors)
            stream.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
    }

    private static double? Run(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
