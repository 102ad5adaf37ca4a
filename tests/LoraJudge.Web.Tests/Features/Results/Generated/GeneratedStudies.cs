namespace LoraJudge.Web.Tests.Features.Results.Generated;

/// <summary>Two hundred studies that are nothing like each other; what was computed of one is kept for the next test.</summary>
public sealed class GeneratedStudies
{
    private const int Count = 200;

    internal IReadOnlyList<GeneratedStudy> All { get; } = [.. Enumerable.Range(0, Count).Select(number => new GeneratedStudy(number))];

    /// <summary>Says of a study that fails which it is, so that it can be drawn again.</summary>
    internal void Each(Action<GeneratedStudy> test)
    {
        foreach (var study in All)
        {
            try
            {
                test(study);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{study.Data.Study.Title}: {exception.Message}", exception);
            }
        }
    }

    internal async Task EachAsync(Func<GeneratedStudy, Task> test, int step = 1)
    {
        foreach (var study in All.Where((_, number) => number % step == 0))
        {
            try
            {
                await test(study);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{study.Data.Study.Title}: {exception.Message}", exception);
            }
        }
    }
}
