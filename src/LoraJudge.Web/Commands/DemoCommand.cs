using System.CommandLine;
using LoraJudge.Web.Features.Production.Demo;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class DemoCommand
{
    public static Command Create()
    {
        var remove = new Command("remove", "Remove the demo's stand-in models, their pictures and samples.");
        remove.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, RemoveAsync, cancellation));
        return new Command("demo", "The models that stand in for LoRA models on a first start.") { remove };
    }

    private static async Task<int> RemoveAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var removed = await services.GetRequiredService<DemoRemover>().RemoveAsync(cancellation);
        AnsiConsole.MarkupLineInterpolated($"{removed} stand-in models removed.");
        return 0;
    }
}
