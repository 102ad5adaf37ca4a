using System.Buffers.Binary;

namespace LoraJudge.Testing.Imaging;

/// <summary>TIFF files of numbers that hardly any picture program writes: little-endian, one uncompressed strip.</summary>
/// <param name="Photometric">0: grey from white, 1: grey from black, 2: RGB, 5: CMYK, 8: CIELAB.</param>
/// <param name="Bits">Of a number: 1, 2, 4, 8, 16, 32 or 64.</param>
/// <param name="SampleFormat">1: unsigned, 2: signed, 3: floating-point.</param>
/// <param name="Samples">Numbers of a pixel.</param>
public sealed record HandMadeTiff(int Photometric, int Bits, int SampleFormat, int Samples)
{
    private const int HeaderLength = 8;

    /// <param name="numbers">Of the pixel at column and row, as many as <see cref="Samples"/>.</param>
    public byte[] Write(int width, int height, Func<int, int, double[]> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        using var pixels = new MemoryStream();
        for (var row = 0; row < height; row++)
            pixels.Write(Row(Enumerable.Range(0, width).SelectMany(column => numbers(column, row))));
        if (pixels.Length % 2 == 1)
            pixels.WriteByte(0);
        return Assemble(width, height, pixels.ToArray());
    }

    private byte[] Row(IEnumerable<double> numbers) =>
        Bits >= 8 ? [.. numbers.SelectMany(Number)] : [.. numbers.Chunk(8 / Bits).Select(chunk => Packed(chunk))];

    private byte[] Number(double number)
    {
        var bytes = new byte[8];
        if (SampleFormat != 3)
            BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)number);
        else if (Bits == 64)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        else if (Bits == 32)
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)number);
        else
            BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)number);
        return bytes[..(Bits / 8)];
    }

    private byte Packed(double[] numbers)
    {
        var packed = 0;
        for (var at = 0; at < numbers.Length; at++)
            packed |= (int)numbers[at] << (8 - (Bits * (at + 1)));
        return (byte)packed;
    }

    /// <summary>The pixels, the values that do not fit into a tag, and the directory (TIFF 6.0, section 2).</summary>
    private byte[] Assemble(int width, int height, byte[] pixels)
    {
        var tables = HeaderLength + pixels.Length;
        var (bits, formats) = (Repeated(Bits), Repeated(SampleFormat));
        (int Tag, int Type, int Count, int Value)[] tags =
        [
            (256, 4, 1, width),
            (257, 4, 1, height),
            (258, 3, Samples, Samples > 2 ? tables : Inline(Bits)),
            (259, 3, 1, 1),
            (262, 3, 1, Photometric),
            (273, 4, 1, HeaderLength),
            (277, 3, 1, Samples),
            (278, 4, 1, height),
            (279, 4, 1, pixels.Length),
            (339, 3, Samples, Samples > 2 ? tables + bits.Length : Inline(SampleFormat)),
        ];
        using var file = new MemoryStream();
        file.Write("II*\0"u8);
        Write(file, tables + bits.Length + formats.Length, 4);
        file.Write([.. pixels, .. bits, .. formats]);
        Write(file, tags.Length, 2);
        foreach (var (tag, type, count, value) in tags)
        {
            Write(file, tag, 2);
            Write(file, type, 2);
            Write(file, count, 4);
            Write(file, value, 4);
        }

        Write(file, 0, 4);
        return file.ToArray();
    }

    private byte[] Repeated(int value) => [.. Enumerable.Repeat(new[] { (byte)value, (byte)0 }, Samples).SelectMany(two => two)];

    private int Inline(int value) => Samples == 2 ? value | (value << 16) : value;

    private static void Write(MemoryStream file, int value, int bytes)
    {
        var all = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(all, value);
        file.Write(all, 0, bytes);
    }
}
