using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Native;

/// <summary>Loads torch's native libraries before TorchSharp is used for the first time. docs/decisions/0007 says what is changed about them.</summary>
public static class TorchRuntime
{
    /// <summary>
    /// TorchSharp's native half was linked with GCC 13 and asks for this version of libstdc++ by a marker symbol that is never
    /// called; Debian 12 and Ubuntu 22.04 end at 3.4.30.
    /// </summary>
    private const string NewestNeed = "GLIBCXX_3.4.32";

    private const string LibraryFile = "libLibTorchSharp.so";

    private static readonly Lazy<string?> Problem = new(Load);

    /// <summary>Loads torch once.</summary>
    /// <exception cref="EncoderUnavailableException">It cannot be loaded; the message says why and how to mend it.</exception>
    public static void EnsureLoaded()
    {
        if (Problem.Value is { } problem)
            throw new EncoderUnavailableException(problem);
    }

    private static string? Load()
    {
        try
        {
            if (OperatingSystem.IsLinux())
                LoadOnLinux(NativeFolder());
            torch.InitializeDeviceType(DeviceType.CPU);
            return null;
        }
        catch (Exception exception)
            when (exception
                    is DllNotFoundException
                        or NotSupportedException
                        or BadImageFormatException
                        or TypeInitializationException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidDataException
            )
        {
            return Explain(exception);
        }
    }

    private static void LoadOnLinux(string folder)
    {
        NativeHeap.KeepFreed();
        var library = Path.Combine(folder, LibraryFile);
        if (!File.Exists(library))
            throw new DllNotFoundException($"{LibraryFile} is not among the program's files.");
        foreach (var dependency in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
        {
            var file = Path.Combine(folder, dependency);
            if (File.Exists(file))
                NativeLibrary.Load(file);
        }

        try
        {
            NativeLibrary.Load(library);
        }
        catch (DllNotFoundException exception) when (exception.Message.Contains(NewestNeed, StringComparison.Ordinal))
        {
            NativeLibrary.Load(RelaxedCopy(library));
        }
    }

    /// <summary>A copy in the cache folder that no longer insists on the newest libstdc++; the package's file stays as it is.</summary>
    private static string RelaxedCopy(string library)
    {
        var bytes = File.ReadAllBytes(library);
        var cache = Path.Combine(CacheFolder(), "lorajudge", "native", Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        ElfVersionNeeds.MakeWeak(bytes, NewestNeed);
        var copy = Path.Combine(cache, LibraryFile);
        if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes))
            return copy;
        Directory.CreateDirectory(cache);
        var temporary = Path.Combine(cache, Path.GetRandomFileName());
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, copy, overwrite: true);
        return copy;
    }

    private static string CacheFolder() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } configured ? configured
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".cache")
        : Path.GetTempPath();

    private static string NativeFolder()
    {
        var packaged = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        var portable = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");
        return File.Exists(Path.Combine(packaged, LibraryFile)) ? packaged
            : File.Exists(Path.Combine(portable, LibraryFile)) ? portable
            : AppContext.BaseDirectory;
    }

    private static string Explain(Exception exception)
    {
        var cause = exception.InnerException?.Message ?? exception.Message;
        var remedy =
            RuntimeInformation.ProcessArchitecture != Architecture.X64 && !OperatingSystem.IsMacOS()
                ? "libtorch is packaged for x64 processors (and for Apple silicon) only: run the portal on such a machine."
            : cause.Contains("GLIBC", StringComparison.Ordinal)
                ? "The system's C or C++ library is too old: Debian 12, Ubuntu 22.04 or newer is needed."
            : cause.Contains("not among the program's files", StringComparison.Ordinal) || exception is NotSupportedException
                ? "Build again with `dotnet build`; a published program needs its `runtimes` folder beside it."
            : exception is UnauthorizedAccessException or IOException
                ? "The cache folder must be writable: set XDG_CACHE_HOME to a folder that is."
            : "Run `ldd` on the library named here to see which system library is missing, and install it.";
        return $"Torch could not be loaded: {cause.Trim()} {remedy}";
    }
}
