using LoraJudge.Data.Columns;
using LoraJudge.Domain.Experiments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Experiments;

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.Property(evaluation => evaluation.Data).HasMaxLength(Evaluation.MaxDataLength);
        builder.Property(evaluation => evaluation.DataHash).IsSha256();
        builder
            .HasOne(evaluation => evaluation.Encoder)
            .WithMany()
            .HasForeignKey(evaluation => evaluation.EncoderId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
