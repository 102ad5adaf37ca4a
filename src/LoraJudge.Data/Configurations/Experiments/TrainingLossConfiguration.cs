using LoraJudge.Domain.Experiments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Experiments;

internal sealed class TrainingLossConfiguration : IEntityTypeConfiguration<TrainingLoss>
{
    public void Configure(EntityTypeBuilder<TrainingLoss> builder)
    {
        builder.HasIndex(loss => new { loss.TrainingRunId, loss.Step }).IsUnique();
        builder.HasOne(loss => loss.TrainingRun).WithMany().HasForeignKey(loss => loss.TrainingRunId).OnDelete(DeleteBehavior.Cascade);
    }
}
