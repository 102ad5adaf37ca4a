using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Web.Shared.Settings;

namespace LoraJudge.Web.Features.Training.Weights;

/// <summary>Gets VGG19's weights, and looks at them.</summary>
public sealed class WeightsHandler(WeightsOptions options, StorageOptions storage, WeightsDownloader downloader)
{
    public string DefaultFile => Path.Combine(storage.Folder, "weights", "vgg19.safetensors");

    /// <exception cref="WeightsException">The file is not there or cannot be read.</exception>
    public static async Task<Vgg19Inspection> CheckAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await Vgg19Inspector.InspectAsync(file, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WeightsException($"{file} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Downloads to <paramref name="target"/>, going on where an earlier call was interrupted. A file that is there is kept.</summary>
    /// <returns>What the file holds.</returns>
    /// <exception cref="WeightsException">No address is set, the download failed, its hash is another, or it is of no use.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on.</exception>
    public async Task<Vgg19Inspection> GetAsync(string target, CancellationToken cancellation)
    {
        if (!File.Exists(target))
            await DownloadAsync(target, cancellation);
        var found = await CheckAsync(target, cancellation);
        return options.Sha256.Length == 0 || Matches(found.Sha256)
            ? found
            : throw new WeightsException(
                $"{target} is there already with SHA-256 {found.Sha256}; {WeightsOptions.Section}:Sha256 is {options.Sha256}. Move it away or choose another file."
            );
    }

    private async Task DownloadAsync(string target, CancellationToken cancellation)
    {
        var address =
            options.Address()
            ?? throw new WeightsException(
                $"No address is set: write {WeightsOptions.Section}:Url (and {WeightsOptions.Section}:Sha256) into appsettings.json. docs/weights.md says where weights come from."
            );
        using var part = PartFile.Open(target, address);
        await downloader.DownloadAsync(address, part, options.MaxBytes, cancellation);
        if ((options.Sha256.Length > 0 ? await OtherHashAsync(part, cancellation) : await UselessAsync(part, cancellation)) is { } reason)
        {
            part.Remove();
            throw new WeightsException(reason);
        }

        part.Finish();
    }

    private async Task<string?> OtherHashAsync(PartFile part, CancellationToken cancellation) =>
        await part.HashAsync(cancellation) is var hash && Matches(hash)
            ? null
            : $"The file that came has SHA-256 {hash}; {WeightsOptions.Section}:Sha256 is {options.Sha256}. It was removed: look whether address and hash belong together.";

    /// <summary>Where no hash vouches for what came, it must be weights.</summary>
    private static async Task<string?> UselessAsync(PartFile part, CancellationToken cancellation)
    {
        part.Close();
        var found = await CheckAsync(part.Path, cancellation);
        return found.IsUsable
            ? null
            : $"What came cannot be used and was removed: {string.Join(' ', found.Problems)} Look whether {WeightsOptions.Section}:Url is right.";
    }

    private bool Matches(string hash) => string.Equals(hash, options.Sha256, StringComparison.OrdinalIgnoreCase);
}
