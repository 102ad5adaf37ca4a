using System.Buffers.Binary;

namespace LoraJudge.Style.Tests.Encoding.Safetensors;

/// <summary>Safetensors files written by hand, in a folder that goes away with the test.</summary>
internal sealed class SafetensorsBytes : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lorajudge-safetensors-");

    public string File(string json, byte[]? data = null) => File(System.Text.Encoding.UTF8.GetBytes(json), data);

    public string File(byte[] json, byte[]? data = null) => File((ulong)json.Length, json, data);

    /// <param name="length">What the file claims of its header.</param>
    public string File(ulong length, byte[] json, byte[]? data = null)
    {
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length);
        return Raw([.. prefix, .. json, .. data ?? []]);
    }

    public string Raw(byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, "weights.safetensors");
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
