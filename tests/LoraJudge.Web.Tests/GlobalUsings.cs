global using System.Net;
global using LoraJudge.Testing;
global using LoraJudge.Web.Tests.Hosting;
