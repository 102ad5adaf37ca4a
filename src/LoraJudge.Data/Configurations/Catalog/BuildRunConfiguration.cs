using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class BuildRunConfiguration : IEntityTypeConfiguration<BuildRun>
{
    public void Configure(EntityTypeBuilder<BuildRun> builder)
    {
        builder.Property(run => run.Name).HasMaxLength(BuildRun.MaxNameLength);
        builder.Property(run => run.Backend).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(run => run.Problem).HasMaxLength(BuildRun.MaxProblemLength);
        builder.Property(run => run.RequestedBy).HasMaxLength(LoraModel.MaxNameLength);
        builder.HasIndex(run => run.State);
        builder.HasOne(run => run.SampleSet).WithMany().HasForeignKey(run => run.SampleSetId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(run => run.Items)
            .WithOne(item => item.BuildRun)
            .HasForeignKey(item => item.BuildRunId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
