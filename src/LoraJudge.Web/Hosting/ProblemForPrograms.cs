using Microsoft.AspNetCore.Diagnostics;

namespace LoraJudge.Web.Hosting;

/// <summary>An unexpected error: problem details for programs, the error page for people.</summary>
internal sealed class ProblemForPrograms(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (httpContext.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            // The error page is a GET; a form that failed would ask it for a token.
            httpContext.Request.Method = HttpMethods.Get;
            return ValueTask.FromResult(false);
        }

        return problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails =
                {
                    Status = StatusCodes.Status500InternalServerError,
                    Title = "Something went wrong",
                    Detail = "The portal's log says what. Try again; if it stays, tell who runs the portal.",
                },
            }
        );
    }
}
