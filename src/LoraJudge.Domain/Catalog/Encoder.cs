using System.Linq.Expressions;

namespace LoraJudge.Domain.Catalog;

/// <summary>
/// A way from a picture to a vector. Vectors of different encoders are never compared. An encoder that needs no training has two
/// stages, each an encoder of its own: the statistics of a network's activations, and a projection of them to the style space,
/// fitted on the reference set. A trained one is a checkpoint, whose vectors are in the style space already, or, where models are
/// ranked by their centres, are adapted to the reference set by such a projection.
/// </summary>
public sealed class Encoder
{
    public const int MaxNameLength = 200;

    /// <summary>Whether its vectors, projection included, are in a style space in which models are ranked.</summary>
    public static readonly Expression<Func<Encoder, bool>> CanRank = encoder =>
        encoder.Kind == EncoderKind.Projection
        || (
            (encoder.Kind == EncoderKind.Trained || encoder.Kind == EncoderKind.Embedded) && encoder.Ranking == EncoderRanking.MeanDistance
        );

    public long Id { get; set; }

    /// <summary>SHA-256 over weights and preprocessing (and projection), 64 lower-case hexadecimal digits; unique.</summary>
    public required string Hash { get; set; }

    public required string Name { get; set; }
    public EncoderKind Kind { get; set; }
    public int Dimensions { get; set; }

    /// <summary>How models are ranked by its vectors.</summary>
    public EncoderRanking Ranking { get; set; }

    /// <summary>The encoder that a projection starts from; null for a first stage.</summary>
    public long? SourceId { get; set; }
    public Encoder? Source { get; set; }

    /// <summary>A projection as it is stored.</summary>
    public byte[]? Projection { get; set; }

    /// <summary>Reference pictures that a projection was fitted on.</summary>
    public int FittedOn { get; set; }

    /// <summary>SHA-256 of a trained or embedded encoder's checkpoint, the blob of a safetensors file.</summary>
    public string? CheckpointSha256 { get; set; }

    /// <summary>What the checkpoint says of itself, as JSON.</summary>
    public string? Facts { get; set; }

    /// <summary>At most one encoder is active: the one that the portal ranks with.</summary>
    public bool IsActive { get; set; }

    /// <summary>At most one encoder is wanted: it becomes the active one when its last vector is there.</summary>
    public bool IsWanted { get; set; }

    public DateTime CreatedUtc { get; set; }
}

public enum EncoderKind
{
    Statistics = 0,
    Projection = 1,
    Trained = 2,

    /// <summary>
    /// Trained, and came with a version of the program, whose embedded encoder it was. The checkpoint is kept: a later version has another embedded
    /// encoder, and this one is one trained encoder among others to it.
    /// </summary>
    Embedded = 3,
}

public enum EncoderRanking
{
    /// <summary>By the mean of the picture's distances to a model's pictures: the paper's Eq. 3.</summary>
    MeanDistance = 0,

    /// <summary>By the picture's distance to a model's centre.</summary>
    Centre = 1,
}

/// <summary>One reference picture's vector by one encoder; unique by (reference image, encoder).</summary>
public sealed class Embedding
{
    public long Id { get; set; }
    public long ReferenceImageId { get; set; }
    public ReferenceImage ReferenceImage { get; set; } = null!;
    public long EncoderId { get; set; }
    public Encoder Encoder { get; set; } = null!;

    /// <summary>Little-endian 32-bit floats.</summary>
    public required byte[] Vector { get; set; }
}
