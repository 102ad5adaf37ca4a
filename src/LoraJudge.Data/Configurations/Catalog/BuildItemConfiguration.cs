using LoraJudge.Domain.Catalog.Building;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class BuildItemConfiguration : IEntityTypeConfiguration<BuildItem>
{
    public void Configure(EntityTypeBuilder<BuildItem> builder)
    {
        builder.HasIndex(item => new { item.BuildRunId, item.LoraModelId }).IsUnique();
        builder.HasIndex(item => item.Stage);
        builder.Property(item => item.Problem).HasMaxLength(BuildRun.MaxProblemLength);
        builder.Property(item => item.Worker).HasMaxLength(BuildItem.MaxWorkerLength);
        builder.HasOne(item => item.LoraModel).WithMany().HasForeignKey(item => item.LoraModelId).OnDelete(DeleteBehavior.Cascade);
    }
}
