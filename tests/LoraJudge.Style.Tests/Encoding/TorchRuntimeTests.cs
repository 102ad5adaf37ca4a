using LoraJudge.Style.Encoding.Native;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding;

[Trait("needs", "torch")]
public sealed class TorchRuntimeTests
{
    [Fact]
    public void Torch_loads_and_computes_on_this_machine()
    {
        TorchRuntime.EnsureLoaded();

        using var sum = torch.ones(3, 4).sum();

        Assert.Equal(12f, sum.item<float>());
    }
}
