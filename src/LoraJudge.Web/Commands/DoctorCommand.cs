using System.CommandLine;
using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what works on this machine, and how to mend what does not.");
        command.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using (
            var context = await services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync(cancellation)
        )
        {
            var models = await context.LoraModels.CountAsync(cancellation);
            var pictures = await context.ReferenceImages.CountAsync(cancellation);
            AnsiConsole.MarkupLineInterpolated(
                $"[green]Database[/] {context.Database.ProviderName}: {models} models, {pictures} reference pictures."
            );
        }

        var vips = string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part)));
        AnsiConsole.MarkupLineInterpolated($"[green]Pictures[/] libvips {vips}.");
        var description = await services.GetRequiredService<IStyleEncoder>().ReadyAsync(cancellation);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]Encoder[/] {description.Name} on {description.Device}: {description.Dimensions} {(description.IsStyleSpace ? "dimensions" : "statistics")} of {description.InputEdge}×{description.InputEdge} pixels."
        );
        return 0;
    }
}
