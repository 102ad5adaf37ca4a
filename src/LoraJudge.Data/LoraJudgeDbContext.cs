using LoraJudge.Data.Accounts;
using LoraJudge.Data.Columns;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Domain.Experiments;
using LoraJudge.Domain.Studies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data;

/// <summary>The whole database. One context per operation, from the factory.</summary>
public sealed class LoraJudgeDbContext(DbContextOptions<LoraJudgeDbContext> options)
    : IdentityDbContext<PortalUser, IdentityRole<long>, long>(options)
{
    public DbSet<LoraModel> LoraModels => Set<LoraModel>();
    public DbSet<SampleSet> SampleSets => Set<SampleSet>();
    public DbSet<SampleImage> SampleImages => Set<SampleImage>();
    public DbSet<ReferenceImage> ReferenceImages => Set<ReferenceImage>();
    public DbSet<Encoder> Encoders => Set<Encoder>();
    public DbSet<Embedding> Embeddings => Set<Embedding>();
    public DbSet<CivitaiRecord> CivitaiRecords => Set<CivitaiRecord>();
    public DbSet<BuildRun> BuildRuns => Set<BuildRun>();
    public DbSet<BuildItem> BuildItems => Set<BuildItem>();
    public DbSet<BuildIncident> BuildIncidents => Set<BuildIncident>();
    public DbSet<ArtistReport> ArtistReports => Set<ArtistReport>();
    public DbSet<ArtistPicture> ArtistPictures => Set<ArtistPicture>();
    public DbSet<StyleSearch> Searches => Set<StyleSearch>();
    public DbSet<TrainingRun> TrainingRuns => Set<TrainingRun>();
    public DbSet<TrainingLoss> TrainingLosses => Set<TrainingLoss>();
    public DbSet<TrainingEpochFigures> TrainingEpochs => Set<TrainingEpochFigures>();
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();
    public DbSet<Study> Studies => Set<Study>();
    public DbSet<StudyAmendment> StudyAmendments => Set<StudyAmendment>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<VariantMethod> VariantMethods => Set<VariantMethod>();
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<RunEntry> RunEntries => Set<RunEntry>();
    public DbSet<PoolItem> PoolItems => Set<PoolItem>();
    public DbSet<AttentionCheck> AttentionChecks => Set<AttentionCheck>();
    public DbSet<Block> Blocks => Set<Block>();
    public DbSet<BlockItem> BlockItems => Set<BlockItem>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Judgment> Judgments => Set<Judgment>();
    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();
    public DbSet<ExportBundle> ExportBundles => Set<ExportBundle>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<LiveRanking> LiveRankings => Set<LiveRanking>();
    public DbSet<LiveEntry> LiveEntries => Set<LiveEntry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ColumnConventions.ApplyTo(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LoraJudgeDbContext).Assembly);
        ProviderModel.Apply(builder, Database.ProviderName);
    }
}
