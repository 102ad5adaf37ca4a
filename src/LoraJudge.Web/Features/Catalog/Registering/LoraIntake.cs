using LoraJudge.Web.Features.Catalog.LoraFiles;
using LoraJudge.Web.Features.Catalog.Registering.Civitai;
using LoraJudge.Web.Shell;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>One file from outside, from its first byte to its model.</summary>
internal sealed class LoraIntake(IncomingLoras incoming, LoraShelf shelf, ModelRegistrar registrar, CivitaiLookup civitai)
{
    /// <summary>Letters of a file's name that are kept.</summary>
    private const int MaxStem = 150;

    /// <param name="name">As whoever sends it calls it: nothing of it is believed but its letters.</param>
    /// <param name="evenSameWeights">Whether it becomes a model of its own where only its header differs from a model's.</param>
    public async Task<Registration> TakeAsync(string name, Stream stream, bool evenSameWeights, CancellationToken cancellation)
    {
        var label = Label(name);
        try
        {
            using var file = await incoming.ReceiveAsync(label, stream, cancellation);
            var reading = await LoraFile.ReadAsync(file.Path, label, file.Hashes, _ => { }, cancellation);
            var done = await registrar.RegisterAsync(
                RegistrationCandidate.Of(label, reading),
                evenSameWeights,
                shelf.IsThere ? loraName => shelf.KeepAsync(file, loraName, cancellation) : null,
                cancellation
            );
            return await LookedUpAsync(done, cancellation);
        }
        catch (InvalidDataException exception)
        {
            return Registration.Refused(label, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && RequestProblem.Of(exception) is null)
        {
            return Registration.Refused(label, $"{label} could not be stored: {exception.Message}");
        }
    }

    /// <summary>With what Civitai says, where it is asked.</summary>
    private async Task<Registration> LookedUpAsync(Registration done, CancellationToken cancellation)
    {
        if (done is not { Outcome: RegistrationOutcome.Registered or RegistrationOutcome.Completed, Model: { } model })
            return done;
        var told = await civitai.LookUpAsync([model.Id], anew: false, cancellation);
        return done.With(told.Values.Select(word => word.Words));
    }

    /// <summary>A name without folders, as browsers send it, or as others do.</summary>
    private static string Label(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var stem = HeaderText.Clean(Path.GetFileNameWithoutExtension(last), MaxStem) ?? "model";
        return stem + HeaderText.Clean(Path.GetExtension(last), LoraFile.Ending.Length);
    }
}
