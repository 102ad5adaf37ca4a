using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class ArtistReportConfiguration : IEntityTypeConfiguration<ArtistReport>
{
    public void Configure(EntityTypeBuilder<ArtistReport> builder)
    {
        builder.Property(report => report.Code).HasMaxLength(ArtistReport.CodeLength).IsUnicode(false).IsExact();
        builder.HasIndex(report => report.Code).IsUnique();
        builder.HasIndex(report => report.ExpiresUtc);
        builder.Property(report => report.Title).HasMaxLength(ArtistReport.MaxTitleLength);
        builder.Property(report => report.Findings).NamesBlobs();
        builder.Property(report => report.EncoderHash).IsSha256();
        builder.Property(report => report.EncoderName).HasMaxLength(Encoder.MaxNameLength);
        builder
            .HasMany(report => report.Pictures)
            .WithOne(picture => picture.ArtistReport)
            .HasForeignKey(picture => picture.ArtistReportId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
