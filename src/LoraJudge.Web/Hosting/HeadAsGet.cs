namespace LoraJudge.Web.Hosting;

/// <summary>
/// HEAD is answered as GET is. Pages and mapped endpoints know GET alone until .NET 11; the server leaves the body away by itself, as it
/// remembers what was asked for.
/// </summary>
internal static class HeadAsGet
{
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsHead(context.Request.Method))
                    context.Request.Method = HttpMethods.Get;
                return next(context);
            }
        );
}
