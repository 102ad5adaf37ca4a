namespace LoraJudge.Web.Features.Studies.Design.Preview;

internal static class PreviewRoutes
{
    public static void MapPreview(this RouteGroupBuilder studies)
    {
        var preview = studies.MapGroup("/{id:long}/preview");
        // The page has the same addresses; the lower order makes these answer.
        preview.MapPost("/{form}", PreviewEndpoints.GoOn).WithOrder(-1);
        preview.MapGet("/items", PreviewEndpoints.ItemsAsync).WithOrder(-1);
        preview.MapPut("/assignments/{assignment:long}/items/{position:int}", PreviewEndpoints.Forget);
        preview.MapPost("/assignments/{assignment:long}/complete", PreviewEndpoints.Complete);
        preview.MapGet("/examples/{number:int}/{name}/{width:int}.webp", PreviewEndpoints.ExamplePictureAsync);
    }
}
