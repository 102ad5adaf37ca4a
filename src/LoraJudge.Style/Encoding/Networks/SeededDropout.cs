using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Leaves out numbers at random (Srivastava et al., "Dropout", 2014), by dice of its own: nobody else's throws change a run.</summary>
/// <param name="Share">That is left out, from 0 to 1.</param>
internal sealed record SeededDropout(double Share, torch.Generator Dice)
{
    public torch.Tensor Apply(torch.Tensor values)
    {
        if (Share == 0)
            return values;
        var kept = torch.rand(values.shape, device: values.device, generator: Dice).ge(Share).to(values.dtype);
        return values * kept / (1 - Share);
    }
}
