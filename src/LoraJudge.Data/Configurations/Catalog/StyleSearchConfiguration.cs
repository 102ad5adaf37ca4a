using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class StyleSearchConfiguration : IEntityTypeConfiguration<StyleSearch>
{
    public void Configure(EntityTypeBuilder<StyleSearch> builder)
    {
        builder.Property(search => search.Code).HasMaxLength(StyleSearch.CodeLength).IsUnicode(false).IsExact();
        builder.HasIndex(search => search.Code).IsUnique();
        builder.Property(search => search.BlobSha256).IsBlob();
        builder.HasIndex(search => search.BlobSha256);
        builder.Property(search => search.EncoderHash).IsSha256();
        builder.HasIndex(search => search.ExpiresUtc);
    }
}
