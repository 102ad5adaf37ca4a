namespace LoraJudge.Testing.Transfer;

/// <summary>The ways in which the web UI answers 200 with a picture that is not what was asked for.</summary>
public enum WebUiFailure
{
    /// <summary>The file is missing: its tag is skipped.</summary>
    LoraIgnored,

    /// <summary>Its hash is told, but it fits no layer of the checkpoint.</summary>
    LoraWithoutEffect,
    LoraHashEmpty,

    /// <summary>A second model is applied, too.</summary>
    OtherLoraToo,

    /// <summary>ControlNet threw, and the exception was swallowed.</summary>
    ControlNetFailed,

    /// <summary>Another unit is on, too.</summary>
    OtherUnitToo,

    /// <summary>The override was dropped.</summary>
    OtherCheckpoint,

    /// <summary>A checkpoint of the same name, but another file.</summary>
    OtherCheckpointHash,
    OtherSeed,
    OtherSize,

    /// <summary>A style or wildcard changed the prompt.</summary>
    OtherPrompt,

    /// <summary>The line drawing comes back in place of a picture.</summary>
    DrawingItself,
    Black,

    /// <summary>Somebody stopped it half way.</summary>
    Interrupted,
    NoImages,
    NotBase64,
    NotAPicture,

    /// <summary>The process answers no more after the picture is made; it goes on living.</summary>
    ConnectionBroken,
}
