using LoraJudge.Web.Shell;

namespace LoraJudge.Web.Hosting;

/// <summary>What a client sends wrongly, wherever it is read, is answered with a 4xx in words, and is no error in the log.</summary>
internal sealed partial class ClientFaults(RequestDelegate next, ILogger<ClientFaults> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && RequestProblem.Of(exception) is { } problem)
        {
            Refused(logger, context.Request.Method, context.Request.Path, problem.Status, exception.Message);
            // Nobody waits for an answer; and what is left of the body is not to be looked for, which the server would log as an error.
            if (RequestProblem.IsGone(exception))
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            await problem.AnswerAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} was answered with {Status}: {Reason}")]
    private static partial void Refused(ILogger logger, string method, string path, int status, string reason);
}
