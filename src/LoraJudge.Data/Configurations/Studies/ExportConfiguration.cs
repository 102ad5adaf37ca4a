using LoraJudge.Data.Columns;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Studies;

internal sealed class ExportBundleConfiguration : IEntityTypeConfiguration<ExportBundle>
{
    public void Configure(EntityTypeBuilder<ExportBundle> builder)
    {
        builder.Property(bundle => bundle.Sha256).IsSha256();
        builder.Property(bundle => bundle.Fingerprint).IsSha256();
        builder.Property(bundle => bundle.Filters).StoredAsJson();
        builder.Property(bundle => bundle.Encoders).StoredAsJson();
        builder.Property(bundle => bundle.RowCounts).StoredAsJson();
        builder.Property(bundle => bundle.SupersededReason).HasMaxLength(ExportBundle.MaxReasonLength);
        builder.HasOne(bundle => bundle.Study).WithMany().HasForeignKey(bundle => bundle.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}
