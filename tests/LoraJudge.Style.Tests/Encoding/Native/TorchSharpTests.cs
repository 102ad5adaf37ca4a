using System.Diagnostics;
using System.Reflection;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Native;

public sealed class TorchSharpTests
{
    [Fact]
    public void TorchSharp_keeps_alive_what_it_hands_to_libtorch() =>
        Assert.True(typeof(torch).Assembly.GetCustomAttribute<DebuggableAttribute>()!.IsJITOptimizerDisabled);
}
