using LoraJudge.Web.Features.Judge.Live;
using LoraJudge.Web.Features.Judge.Taking;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace LoraJudge.Web.Features.Judge;

/// <summary>What participants of studies see and do.</summary>
internal static class JudgeSlice
{
    /// <summary>A score and its time take fewer bytes.</summary>
    private const int MostBodyBytes = 1024;

    public static WebApplicationBuilder AddJudge(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<AssignmentHandler>();
        builder.Services.AddSingleton<JudgmentHandler>();
        builder.Services.AddSingleton<WithdrawalHandler>();
        builder.Services.AddSingleton<ParticipantReader>();
        builder.Services.AddSingleton<ParticipantHandler>();
        builder.Services.AddSingleton<ItemsReader>();
        builder.Services.AddSingleton<StudyPictures>();
        builder.Services.AddLiveJudging();
        return builder;
    }

    public static WebApplication MapJudge(this WebApplication app)
    {
        // The pages have the same addresses for GET; the lower order makes these answer POST.
        app.MapPost("/take-part/{invitation}", TakingEndpoints.JoinAsync).WithOrder(-1);
        app.MapPost("/judge/{code}/consent", TakingEndpoints.ConsentAsync).WithOrder(-1);
        app.MapPost("/judge/{code}/practised", TakingEndpoints.PractisedAsync).WithOrder(-1);
        app.MapPost("/judge/{code}/answers", TakingEndpoints.AnswersAsync).WithOrder(-1);
        app.MapPost("/judge/{code}/withdraw", TakingEndpoints.WithdrawAsync).WithOrder(-1);
        MapScript(app);
        app.MapLiveJudging();
        return app;
    }

    private static void MapScript(WebApplication app)
    {
        var script = app.MapGroup("/judge").WithMetadata(new SkipStatusCodePages(), new RequestSizeLimitAttribute(MostBodyBytes));
        script.MapGet("/{code}/items", JudgingEndpoints.ItemsAsync);
        script.MapPut("/{code}/assignments/{assignment:long}/items/{position:int}", JudgingEndpoints.SaveAsync);
        script.MapPost("/{code}/assignments/{assignment:long}/complete", JudgingEndpoints.CompleteAsync);
        script.MapGet("/pictures/{item}/{name}/{width:int}.webp", JudgingEndpoints.ItemPictureAsync);
        script.MapGet("/{code}/examples/{number:int}/{name}/{width:int}.webp", JudgingEndpoints.ExamplePictureAsync);
    }
}
