using TorchSharp;
using TorchSharp.Modules;

namespace LoraJudge.Style.Training;

/// <summary>The optimizer of a run's options.</summary>
internal static class Optimizers
{
    public static OptimizerHelper Create(TrainingOptions options, IEnumerable<torch.Tensor> tensors)
    {
        Parameter[] parameters = [.. tensors.Cast<Parameter>()];
        foreach (var parameter in parameters)
            parameter.requires_grad = true;
        return options.Optimizer == OptimizerKind.Sgd
            ? torch.optim.SGD(parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay)
            : torch.optim.AdamW(parameters, options.LearningRate, weight_decay: options.WeightDecay);
    }
}
