using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class ArtistPictureConfiguration : IEntityTypeConfiguration<ArtistPicture>
{
    public void Configure(EntityTypeBuilder<ArtistPicture> builder)
    {
        builder.HasIndex(picture => new { picture.ArtistReportId, picture.Position }).IsUnique();
        builder.Property(picture => picture.FileName).HasMaxLength(ArtistPicture.MaxFileNameLength);
        builder.Property(picture => picture.BlobSha256).IsBlob();
        builder.HasIndex(picture => picture.BlobSha256);
    }
}
