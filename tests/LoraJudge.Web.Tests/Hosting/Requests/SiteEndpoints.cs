using System.Reflection;
using LoraJudge.Web.Features.Results.Exporting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Hosting.Requests;

/// <summary>Every endpoint of the running portal that is its own: pages and what the slices map.</summary>
internal static class SiteEndpoints
{
    public static IReadOnlyList<RouteEndpoint> Of(Portal portal, string method) =>
        [
            .. portal
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => IsOwn(endpoint) && Methods(endpoint).Contains(method))
                .DistinctBy(endpoint => (endpoint.RoutePattern.RawText, Page(endpoint))),
        ];

    public static Type? Page(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;

    /// <summary>What an endpoint reads of an address's query, with the type that it takes.</summary>
    public static IEnumerable<(string Name, Type Type)> Queries(RouteEndpoint endpoint) =>
        Page(endpoint) is { } page ? OfPage(page) : OfHandler(endpoint);

    private static IEnumerable<(string Name, Type Type)> OfPage(Type page) =>
        page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (property, property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.Item2!.Name ?? pair.property.Name, pair.property.PropertyType));

    private static IEnumerable<(string Name, Type Type)> OfHandler(RouteEndpoint endpoint)
    {
        var handler = endpoint.Metadata.GetMetadata<MethodInfo>();
        if (handler?.DeclaringType == typeof(ResultsApi))
            return ResultsFilters.All.Select(name => (name, typeof(string)));
        return (handler?.GetParameters() ?? [])
            .Where(parameter => IsPlain(parameter.ParameterType) && endpoint.RoutePattern.GetParameter(parameter.Name!) is null)
            .Select(parameter => (parameter.Name!, parameter.ParameterType));
    }

    private static bool IsPlain(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { } plain
        && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(Guid));

    private static IReadOnlyList<string> Methods(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get];

    /// <summary>Not a static file, nor Blazor's own.</summary>
    private static bool IsOwn(RouteEndpoint endpoint)
    {
        var address = $"{endpoint.RoutePattern.RawText}".TrimStart('/');
        return !address.StartsWith('_')
            && !address.Contains("{*", StringComparison.Ordinal)
            && endpoint.Metadata.All(item => item.GetType().Name != "StaticAssetDescriptor")
            && !address.Contains("{**", StringComparison.Ordinal);
    }
}
