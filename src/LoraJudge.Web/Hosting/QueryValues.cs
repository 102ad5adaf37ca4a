using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace LoraJudge.Web.Hosting;

/// <summary>
/// A page's query value that is not of the parameter's type is answered with 400 in words. Blazor itself throws, which would be 500.
/// </summary>
internal sealed class QueryValues(RequestDelegate next)
{
    private readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Type Type)>> parameters = new();

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Problem(context) is { } problem ? problem.AnswerAsync(context) : next(context);
    }

    private RequestProblem? Problem(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { } page)
            return null;
        return parameters
            .GetOrAdd(page.Type, Typed)
            .SelectMany(parameter => context.Request.Query[parameter.Name].Select(value => (parameter, Value: $"{value}")))
            .Where(sent => !Fits(sent.parameter.Type, sent.Value))
            .Select(sent => RequestProblem.WrongValue(sent.parameter.Name, sent.Value, Allowed(sent.parameter.Type)))
            .FirstOrDefault();
    }

    /// <summary>The parameters that are no text.</summary>
    private static List<(string Name, Type Type)> Typed(Type page) =>
        [
            .. page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(property => (property, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
                .Where(pair => pair.Query is not null && pair.property.PropertyType != typeof(string))
                .Select(pair => (pair.Query!.Name ?? pair.property.Name, pair.property.PropertyType)),
        ];

    /// <summary>As Blazor reads it: nothing is no value for a parameter that may be null.</summary>
    private static bool Fits(Type type, string value) =>
        Nullable.GetUnderlyingType(type) is { } plain ? value.Length == 0 || Parses(plain, value) : Parses(type, value);

    private static bool Parses(Type type, string value) =>
        type == typeof(bool) ? bool.TryParse(value, out _)
        : type == typeof(int) ? int.TryParse(value, CultureInfo.InvariantCulture, out _)
        : type == typeof(long) ? long.TryParse(value, CultureInfo.InvariantCulture, out _)
        : throw new NotSupportedException($"A page's query value of type {type} cannot be checked: add it here.");

    private static string Allowed(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool) ? "true or false"
        : (Nullable.GetUnderlyingType(type) ?? type) == typeof(int) ? $"a whole number up to {int.MaxValue}"
        : "a whole number";
}
