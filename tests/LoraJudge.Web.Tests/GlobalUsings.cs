global using System.Net;
global using LoraJudge.Web.Tests.Hosting;
