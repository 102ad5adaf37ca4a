using LoraJudge.Data.Columns;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Studies;

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.Property(participant => participant.Code).HasMaxLength(Participant.CodeLength).IsUnicode(false).IsExact();
        builder.HasIndex(participant => participant.Code).IsUnique();
        builder.Property(participant => participant.ConsentVersion).HasMaxLength(Participant.MaxVersionLength);
        builder.Property(participant => participant.PanelId).HasMaxLength(Participant.MaxPanelIdLength).IsExact();
        // Who comes twice from a panel is one participant.
        builder.HasIndex(participant => new { participant.StudyId, participant.PanelId }).IsUnique();
        builder.Property(participant => participant.Answers).StoredAsJson();
        builder
            .HasOne(participant => participant.Study)
            .WithMany()
            .HasForeignKey(participant => participant.StudyId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        // Nobody meets an item twice: no item is in two blocks, and nobody is given a block twice.
        builder.HasIndex(assignment => new { assignment.ParticipantId, assignment.BlockId }).IsUnique();
        // No item has more raters than its block has slots.
        builder.HasIndex(assignment => new { assignment.BlockId, assignment.Slot }).IsUnique();
        builder.ToTable(table =>
            table.HasCheckConstraint(
                "CK_Assignments_Slot",
                $"(\"State\" = {(int)AssignmentState.Released} AND \"Slot\" IS NULL) OR (\"State\" <> {(int)AssignmentState.Released} AND \"Slot\" IS NOT NULL AND \"Slot\" >= 0)"
            )
        );
        // A withdrawal takes the judgments with it.
        builder
            .HasOne(assignment => assignment.Participant)
            .WithMany()
            .HasForeignKey(assignment => assignment.ParticipantId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne(assignment => assignment.Block)
            .WithMany()
            .HasForeignKey(assignment => assignment.BlockId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JudgmentConfiguration : IEntityTypeConfiguration<Judgment>
{
    public void Configure(EntityTypeBuilder<Judgment> builder)
    {
        builder.HasIndex(judgment => new { judgment.AssignmentId, judgment.BlockItemId }).IsUnique();
        builder.ToTable(table => table.HasCheckConstraint("CK_Judgments_Score", $"\"Score\" >= 1 AND \"Score\" <= {StudyPlan.Scores}"));
        builder
            .HasOne(judgment => judgment.Assignment)
            .WithMany(assignment => assignment.Judgments)
            .HasForeignKey(judgment => judgment.AssignmentId)
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne(judgment => judgment.BlockItem)
            .WithMany()
            .HasForeignKey(judgment => judgment.BlockItemId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WithdrawalConfiguration : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.Property(withdrawal => withdrawal.Receipt).HasMaxLength(Withdrawal.ReceiptLength).IsUnicode(false).IsExact();
        builder.HasIndex(withdrawal => withdrawal.Receipt).IsUnique();
        builder
            .HasOne(withdrawal => withdrawal.Study)
            .WithMany()
            .HasForeignKey(withdrawal => withdrawal.StudyId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
