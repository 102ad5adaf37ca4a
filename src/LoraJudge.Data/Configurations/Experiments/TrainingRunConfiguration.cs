using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Experiments;

internal sealed class TrainingRunConfiguration : IEntityTypeConfiguration<TrainingRun>
{
    public void Configure(EntityTypeBuilder<TrainingRun> builder)
    {
        builder.Property(run => run.Name).HasMaxLength(TrainingRun.MaxNameLength);
        builder.Property(run => run.VariantMethod).HasMaxLength(TrainingRun.MaxNameLength);
        builder.Property(run => run.SampleSet).HasMaxLength(SampleSet.MaxNameLength).IsExact();
        builder.Property(run => run.DataHash).IsSha256();
        builder.Property(run => run.Problem).HasMaxLength(TrainingRun.MaxProblemLength);
        builder.Property(run => run.TrainedModels).StoredAsJson();
        builder.Property(run => run.ValidatedModels).StoredAsJson();
        builder.HasIndex(run => run.State);
        // A run is a record of its own: it stays when its encoder is deleted.
        builder.HasOne(run => run.Encoder).WithMany().HasForeignKey(run => run.EncoderId).OnDelete(DeleteBehavior.SetNull);
    }
}
