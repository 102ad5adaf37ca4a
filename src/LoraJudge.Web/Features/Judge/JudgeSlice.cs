namespace LoraJudge.Web.Features.Judge;

/// <summary>What participants of studies see and do.</summary>
public static class JudgeSlice
{
    public static WebApplicationBuilder AddJudge(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<AssignmentHandler>();
        builder.Services.AddSingleton<JudgmentHandler>();
        builder.Services.AddSingleton<WithdrawalHandler>();
        return builder;
    }

    public static WebApplication MapJudge(this WebApplication app) => app;
}
