using System.CommandLine;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Production.SampleSets;
using LoraJudge.Web.Shared.Folders;
using LoraJudge.Web.Shared.Progress;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class SamplesCommand
{
    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "Holds the pictures; face-1.jpg is a face, and so on.",
    };

    private static readonly Option<string> Set = new("--sample-set")
    {
        Description = "The sample set; made where there is none.",
        Required = true,
    };

    private static readonly Option<SampleCategory?> Category = new("--category")
    {
        Description = "Of all of them; what the files' names tell unless given.",
    };

    private static readonly Option<string?> Licence = new("--licence") { Description = "Of all of them." };

    public static Command Create()
    {
        var add = new Command("add", "Put a folder of pictures into a sample set. Those that are there already are recognised.")
        {
            Folder,
            Set,
            Category,
            Licence,
        };
        add.SetAction(
            (parsed, cancellation) => VerbHost.RunAsync(parsed, (services, token) => AddAsync(services, parsed, token), cancellation)
        );
        var list = new Command("list", "List the sample sets.");
        list.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, ListAsync, cancellation));
        return new Command("samples", "The pictures that every model transforms.") { add, list, CleanseCommand.Create() };
    }

    private static async Task<int> AddAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(Folder));
        if (!Directory.Exists(folder))
            throw new SampleSetException($"There is no folder {folder}.");
        string[] files = [.. UserFolder.Files(folder)];
        if (files.Length == 0)
            throw new SampleSetException($"{folder} holds no files.");
        var limits = services.GetRequiredService<ImagingOptions>();
        var store = services.GetRequiredService<SampleStore>();
        var set = await services.GetRequiredService<SampleSetRows>().FindOrCreateAsync(parsed.GetRequiredValue(Set), cancellation);
        var (added, there, leftOut) = (0, 0, 0);
        using (var progress = services.GetRequiredService<ProgressBoard>().Start($"Reading {Path.GetFileName(folder)}", files.Length))
        {
            foreach (var file in files)
            {
                try
                {
                    if (new FileInfo(file).Length > limits.MaxBytes)
                        throw new SampleSetException($"The file is larger than {limits.MaxBytes} bytes (Imaging:MaxBytes).");
                    var bytes = await File.ReadAllBytesAsync(file, cancellation);
                    var (category, licence) = (parsed.GetValue(Category), parsed.GetValue(Licence));
                    var stored = await store.AddAsync(set, Path.GetFileName(file), bytes, category, licence, cancellation);
                    (added, there) = stored.IsNew ? (added + 1, there) : (added, there + 1);
                }
                catch (Exception exception)
                    when (exception is ImageRejectedException or SampleSetException or IOException or UnauthorizedAccessException)
                {
                    leftOut++;
                    AnsiConsole.MarkupLineInterpolated($"[yellow]Left out[/] {Path.GetFileName(file)}: {exception.Message}");
                }

                progress.Advance();
            }
        }

        AnsiConsole.MarkupLineInterpolated($"{added} pictures added, {there} already there, {leftOut} left out.");
        var view = await services.GetRequiredService<SampleSetReader>().FindAsync(set, cancellation);
        foreach (var advice in view!.Balance.Advice)
            AnsiConsole.MarkupLineInterpolated($"[grey]{advice}[/]");
        return leftOut == 0 ? 0 : 2;
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellation)
    {
        foreach (var set in await services.GetRequiredService<SampleSetReader>().ListAsync(cancellation))
            AnsiConsole.MarkupLineInterpolated($"{set.Id}  {set.Name}: {set.Samples} samples, pictures of {set.Models} models");
        return 0;
    }
}
