using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// What keeps a head from learning its training pictures by heart: normal noise on its inputs, and numbers left out at random
/// (Srivastava et al., "Dropout", 2014). The dice are its own: nobody else's throws change a run.
/// </summary>
/// <param name="Dropout">Share that is left out, from 0 to 1.</param>
/// <param name="Noise">Standard deviation.</param>
internal sealed record HeadDisturbance(double Dropout, double Noise, torch.Generator Dice)
{
    /// <summary>Noise, then dropout.</summary>
    public torch.Tensor OfInputs(torch.Tensor inputs) =>
        OfUnits(Noise == 0 ? inputs : inputs + (Noise * torch.randn(inputs.shape, device: inputs.device, generator: Dice)));

    /// <summary>Dropout alone.</summary>
    public torch.Tensor OfUnits(torch.Tensor units)
    {
        if (Dropout == 0)
            return units;
        var kept = torch.rand(units.shape, device: units.device, generator: Dice).ge(Dropout).to(units.dtype);
        return units * kept / (1 - Dropout);
    }
}
