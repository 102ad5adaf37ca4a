namespace LoraJudge.Style.Encoding.Networks;

/// <summary>What was found in a file of VGG19's weights.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="Sha256">Of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Tensors">All tensors of the file.</param>
/// <param name="Prefix">What stands before the layers' numbers, for example "features.".</param>
/// <param name="Convolutions">The convolutions that are there in their shapes, of 16.</param>
/// <param name="Parameters">Numbers in the tensors of the convolutions that are there.</param>
/// <param name="Types">Element types of those tensors with how many have them.</param>
/// <param name="Others">Tensors that are not the convolutions', as a classifier's; they are not read.</param>
/// <param name="Input">Null where the first layer cannot be read.</param>
/// <param name="Problems">Sentences; empty where the file can be used.</param>
public sealed record Vgg19Inspection(
    long Bytes,
    string Sha256,
    int Tensors,
    string Prefix,
    int Convolutions,
    long Parameters,
    IReadOnlyDictionary<string, int> Types,
    IReadOnlyList<string> Others,
    InputConvention? Input,
    IReadOnlyList<string> Problems
)
{
    public bool IsUsable => Problems.Count == 0;
}
