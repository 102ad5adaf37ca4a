using Microsoft.AspNetCore.Http.Metadata;

namespace LoraJudge.Web.Hosting;

/// <summary>An endpoint for programs: its errors get no page.</summary>
internal sealed class SkipStatusCodePages : ISkipStatusCodePagesMetadata;
