using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Imaging;

/// <summary>A file as somebody sends it.</summary>
/// <param name="Name">What it is, for the names of tests.</param>
/// <param name="FileName">What its sender calls it.</param>
/// <param name="Rejection">Why it is not taken; null where it is.</param>
public sealed record Upload(string Name, string FileName, byte[] Bytes, ImageRejection? Rejection)
{
    public override string ToString() => Name;
}

/// <summary>A file that shows the same picture as a plain one.</summary>
/// <param name="Name">In which way it is stored, for the names of tests.</param>
/// <param name="Plain">A PNG of 8-bit sRGB, upright and opaque, with the same picture.</param>
/// <param name="Tolerance">Mean absolute difference to the plain one's pixels (0 to 255) that its way of storing explains.</param>
public sealed record PictureVariant(string Name, string FileName, byte[] Bytes, byte[] Plain, double Tolerance)
{
    public override string ToString() => Name;
}
