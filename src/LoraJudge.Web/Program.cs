using System.Reflection;
using LoraJudge.Web.Commands;
using LoraJudge.Web.Hosting;

// A test hosts the portal in a process that is not the portal's to end.
if (Assembly.GetEntryAssembly() != typeof(Program).Assembly)
    return await Verbs.RunAsync(args, PortalHost.RunAsync, stop: null);
using var stop = new StopSignals();
var code = await FailureReport.GuardAsync(() => Verbs.RunAsync(args, PortalHost.RunAsync, stop), stop.Asked);
ProcessEnd.Now(code);
return code;
