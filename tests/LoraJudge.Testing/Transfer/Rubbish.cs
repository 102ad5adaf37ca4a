using Microsoft.AspNetCore.Http;

namespace LoraJudge.Testing.Transfer;

/// <summary>Answers that are none.</summary>
public enum Rubbish
{
    /// <summary>A page with status 200, as a proxy shows it.</summary>
    Html,
    TruncatedJson,

    /// <summary>JSON of other types than the API's.</summary>
    OtherJson,
    Empty,

    /// <summary>More than any picture has, without end.</summary>
    HugeBody,
    ServerError,
    BadGateway,
    Unauthorized,
    NotFound,
    Unprocessable,
    AbortedConnection,
}

internal static class RubbishAnswers
{
    private const string ErrorPage = "<html><body><h1>502 Bad Gateway</h1><hr><center>nginx</center></body></html>";

    public static async Task WriteAsync(Rubbish rubbish, HttpContext context)
    {
        switch (rubbish)
        {
            case Rubbish.Html:
                await TextAsync(context, 200, "text/html", "<html><body>Please wait…</body></html>");
                break;
            case Rubbish.TruncatedJson:
                await TextAsync(context, 200, "application/json", """{"images":["iVBORw0KGgo""");
                break;
            case Rubbish.OtherJson:
                await TextAsync(context, 200, "application/json", """[{"images":7,"info":[[]],"error":null},null,"x"]""");
                break;
            case Rubbish.Empty:
                await TextAsync(context, 200, "application/json", "");
                break;
            case Rubbish.HugeBody:
                await HugeAsync(context);
                break;
            case Rubbish.ServerError:
                await TextAsync(
                    context,
                    500,
                    "application/json",
                    """{"error":"OutOfMemoryError","detail":"","body":"","errors":"CUDA out of memory"}"""
                );
                break;
            case Rubbish.BadGateway:
                await TextAsync(context, 502, "text/html", ErrorPage);
                break;
            case Rubbish.Unauthorized:
                await TextAsync(context, 401, "application/json", """{"detail":"Incorrect username or password"}""");
                break;
            case Rubbish.NotFound:
                await TextAsync(context, 404, "application/json", """{"detail":"Not Found"}""");
                break;
            case Rubbish.Unprocessable:
                await TextAsync(
                    context,
                    422,
                    "application/json",
                    """{"detail":[{"loc":["body","seed"],"msg":"value is not a valid integer","type":"type_error.integer"}]}"""
                );
                break;
            default:
                context.Abort();
                break;
        }
    }

    private static Task TextAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    }

    private static async Task HugeAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"images\":[\"");
        var block = new string('A', 1024 * 1024);
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.WriteAsync(block, context.RequestAborted);
    }
}
