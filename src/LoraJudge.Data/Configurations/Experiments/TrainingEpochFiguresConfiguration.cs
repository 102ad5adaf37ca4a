using LoraJudge.Domain.Experiments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Experiments;

internal sealed class TrainingEpochFiguresConfiguration : IEntityTypeConfiguration<TrainingEpochFigures>
{
    public void Configure(EntityTypeBuilder<TrainingEpochFigures> builder)
    {
        builder.HasIndex(epoch => new { epoch.TrainingRunId, epoch.Epoch }).IsUnique();
        builder.HasOne(epoch => epoch.TrainingRun).WithMany().HasForeignKey(epoch => epoch.TrainingRunId).OnDelete(DeleteBehavior.Cascade);
    }
}
