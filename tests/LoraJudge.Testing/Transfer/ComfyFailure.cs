namespace LoraJudge.Testing.Transfer;

/// <summary>The ways in which ComfyUI ends well with a picture that is not what was asked for, or does not end.</summary>
public enum ComfyFailure
{
    /// <summary>An extension put another LoRA into the prompt.</summary>
    OtherLora,

    /// <summary>An extension set its strength to nothing.</summary>
    LoraMuted,

    /// <summary>An extension led the sampler's model past the LoRA.</summary>
    LoraBypassed,

    /// <summary>The LoRA fits no layer of the checkpoint: a line on its terminal says so, nothing else.</summary>
    LoraWithoutEffect,
    OtherCheckpoint,

    /// <summary>An extension led the sampler's model past the reference.</summary>
    ReferenceBypassed,
    OtherSeed,

    /// <summary>An extension put another picture into the prompt.</summary>
    OtherImage,

    /// <summary>The picture comes from an earlier prompt's cache.</summary>
    CachedOutput,

    /// <summary>Only a preview's picture is told.</summary>
    OutputOfAnotherNode,

    /// <summary>The file is another prompt's: somebody used the same name.</summary>
    ForeignFile,
    NoOutput,
    OtherSize,
    Black,
    NotAPicture,
    FileGone,

    /// <summary>A node threw.</summary>
    NodeThrew,
    OutOfMemory,
    Interrupted,

    /// <summary>The prompt is neither waiting nor running nor done.</summary>
    Forgotten,
}
