using TorchSharp;
using TorchSharp.Modules;

namespace LoraJudge.Style.Training;

internal static class Optimizers
{
    public static OptimizerHelper Create(TrainingOptions options, IEnumerable<torch.Tensor> tensors)
    {
        var parameters = tensors.Select(tensor => new Parameter(tensor.requires_grad_(true))).ToArray();
        return options.Optimizer == OptimizerKind.Sgd
            ? torch.optim.SGD(parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay)
            : torch.optim.AdamW(parameters, options.LearningRate, weight_decay: options.WeightDecay);
    }
}
