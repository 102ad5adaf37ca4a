using LoraJudge.Web.Features.Catalog;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;

var builder = PortalHost.CreateBuilder(args);
builder.Services.AddCore();
builder.AddHosting();
builder.AddOperations();
builder.AddCatalog();
builder.AddSearch();

var app = builder.Build();
app.UseHosting();
app.MapOperations();
app.MapCatalog();
app.MapSearch();
await app.RunAsync();
