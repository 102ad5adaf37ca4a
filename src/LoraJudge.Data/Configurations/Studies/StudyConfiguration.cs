using LoraJudge.Data.Accounts;
using LoraJudge.Data.Columns;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Studies;

internal sealed class StudyConfiguration : IEntityTypeConfiguration<Study>
{
    public void Configure(EntityTypeBuilder<Study> builder)
    {
        builder.Property(study => study.Title).HasMaxLength(Study.MaxTitleLength);
        builder.Property(study => study.Plan).StoredAsJson().NamesBlobs();
        builder.Property(study => study.FrozenPlan).NamesBlobs();
        builder.Property(study => study.FrozenHash).IsSha256();
        builder.Property(study => study.DataSha256).IsBlob();
        builder.HasIndex(study => study.DataSha256);
        builder.HasIndex(study => study.State);
        builder.Property(study => study.Invitation).HasMaxLength(Study.InvitationLength).IsUnicode(false).IsExact();
        builder.HasIndex(study => study.Invitation).IsUnique();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(study => study.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class StudyAmendmentConfiguration : IEntityTypeConfiguration<StudyAmendment>
{
    public void Configure(EntityTypeBuilder<StudyAmendment> builder)
    {
        builder.HasIndex(amendment => new { amendment.StudyId, amendment.Number }).IsUnique();
        builder.Property(amendment => amendment.Before).IsSha256();
        // What was opened, with its amendments, is a record: who deletes a draft deletes what hangs on it first.
        builder
            .HasOne(amendment => amendment.Study)
            .WithMany(study => study.Amendments)
            .HasForeignKey(amendment => amendment.StudyId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
