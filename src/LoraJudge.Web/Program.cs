using LoraJudge.Web.Commands;
using LoraJudge.Web.Hosting;

return await Verbs.RunAsync(args, PortalHost.RunAsync);
