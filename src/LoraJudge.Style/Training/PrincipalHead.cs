using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>The first principal inputs as a head's output: what a trunk's statistics are worth where nothing is learnt of the models.</summary>
internal static class PrincipalHead
{
    /// <summary>Sets the output layer.</summary>
    /// <returns>No loss, and the one step that it takes.</returns>
    public static (double Loss, int Step) Set(TrainingSession session, ITrainingWatcher watcher)
    {
        using var inference = torch.no_grad();
        torch.nn.init.eye_(session.Network.Tensors["head.output.weight"]);
        session.Network.Tensors["head.output.bias"].zero_();
        watcher.Stepped(new TrainingStep(1, 1, 1, 0));
        return (0, 1);
    }
}
