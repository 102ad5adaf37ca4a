namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>How likely each model made one picture, by its distance; with <see cref="None"/> and over all models they sum to 1.</summary>
public sealed class PictureShares
{
    /// <summary>An answer that has this share or more is told as probable.</summary>
    public const double Probable = 0.6;

    private readonly double sharpness;
    private readonly double logMass;
    private readonly double stray;
    private readonly int models;

    internal PictureShares(double none, double sharpness, double logMass, double stray, int models) =>
        (None, this.sharpness, this.logMass, this.stray, this.models) = (none, sharpness, logMass, stray, models);

    /// <summary>Of a catalogue without models.</summary>
    internal static PictureShares Nothing { get; } = new(1, 0, 0, 0, 1);

    /// <summary>That no model of the catalogue made the picture, 0 to 1.</summary>
    public double None { get; }

    /// <param name="distance">Of a model's centre to the picture.</param>
    /// <returns>That this model made the picture, 0 to 1.</returns>
    public double Of(double distance) =>
        (1 - None) * (((1 - stray) * Math.Min(1, Math.Exp(-(sharpness * distance * distance) - logMass))) + (stray / models));

    /// <param name="nearest">Distance of the nearest model.</param>
    public PictureVerdict Verdict(double nearest) =>
        Of(nearest) >= Probable ? PictureVerdict.Model
        : None >= Probable ? PictureVerdict.None
        : PictureVerdict.Unsure;
}

/// <summary>What can be said of a picture.</summary>
public enum PictureVerdict
{
    /// <summary>Neither of the others.</summary>
    Unsure,

    /// <summary>The nearest model probably made it.</summary>
    Model,

    /// <summary>Probably none of the catalogue's models made it.</summary>
    None,
}
