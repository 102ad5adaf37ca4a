using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Encoding;

/// <summary>Makes the encoder that the options ask for.</summary>
public static class EncoderLoader
{
    /// <exception cref="EncoderUnavailableException">Torch, the device or the weights cannot be used; the message says how to mend it.</exception>
    public static BatchEncoder Load(EncoderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        TorchRuntime.EnsureLoaded();
        var device = Device(options.Device);
        if (options.IsEmbedded)
            return new BatchEncoder(EmbeddedEncoder.Load(device), device);
        try
        {
            return new BatchEncoder(new Vgg19Statistics(options.TrunkWeights!, options.InputEdge, device), device);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new EncoderUnavailableException(
                $"The weights of {EncoderOptions.Section}:TrunkWeights cannot be used: {exception.Message}",
                exception
            );
        }
    }

    /// <param name="device">"auto", "cpu" or "cuda".</param>
    /// <returns>"cpu" or "cuda": what is computed on.</returns>
    /// <exception cref="EncoderUnavailableException">CUDA is asked for and not there.</exception>
    public static string DeviceName(string device) => Device(device).type == DeviceType.CUDA ? "cuda" : "cpu";

    /// <summary>Makes an encoder of a network that the options do not name.</summary>
    /// <param name="load">The network on a device.</param>
    /// <exception cref="EncoderUnavailableException">Torch or the device cannot be used; the message says how to mend it.</exception>
    /// <exception cref="InvalidDataException">As <paramref name="load"/> throws it.</exception>
    public static BatchEncoder Load(EncoderOptions options, Func<torch.Device, IEncoderNetwork> load)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(load);
        var device = Device(options.Device);
        return new BatchEncoder(load(device), device);
    }

    /// <exception cref="EncoderUnavailableException">CUDA is asked for and not there.</exception>
    internal static torch.Device Device(string device)
    {
        TorchRuntime.EnsureLoaded();
        if (device == "cpu")
            return torch.CPU;
        if (torch.cuda.is_available())
            return torch.CUDA;
        return device == "auto"
            ? torch.CPU
            : throw new EncoderUnavailableException(
                $"{EncoderOptions.Section}:Device is \"cuda\", but no CUDA device can be used: build with -p:TorchBackend=cuda on a machine with an NVIDIA driver, or write \"auto\"."
            );
    }
}
