using System.CommandLine;
using LoraJudge.Web.Features.Catalog.Indexing;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class EncoderCommand
{
    public static Command Create()
    {
        var fit = new Command("fit", "Fit the style space to the catalogue's pictures as they are now.");
        fit.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, FitAsync, cancellation));
        return new Command("encoder", "What pictures are compared by.") { fit };
    }

    private static async Task<int> FitAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<MissingVectors>().EncodeAsync(cancellation);
        var snapshot =
            await services.GetRequiredService<SnapshotBuilder>().BuildAsync(refit: true, cancellation)
            ?? throw new InvalidOperationException("The catalogue has too few pictures to fit a style space: import some first.");
        AnsiConsole.MarkupLineInterpolated(
            $"{snapshot.EncoderName}: {snapshot.Index.ModelCount} models, {snapshot.Index.ReferenceCount} vectors."
        );
        AnsiConsole.WriteLine("A portal that runs takes it up when its catalogue changes or when it starts again.");
        return 0;
    }
}
