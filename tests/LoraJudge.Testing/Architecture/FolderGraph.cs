using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LoraJudge.Testing.Architecture;

/// <summary>
/// Which folders of a compiled project know which: a folder is a namespace, and knows another where code of its types names one of the other's types.
/// </summary>
public sealed class FolderGraph
{
    private readonly Dictionary<(string From, string To), SortedSet<string>> edges = [];

    private FolderGraph() { }

    public IReadOnlyList<string> Folders { get; private init; } = [];

    /// <summary>Each with "Type → Type" for what makes it, in order.</summary>
    public IReadOnlyDictionary<(string From, string To), SortedSet<string>> Edges => edges;

    /// <param name="assembly">Whose folders; its name is the root namespace.</param>
    /// <param name="folder">A namespace within the root → the folder that it counts as.</param>
    public static FolderGraph Of(System.Reflection.Assembly assembly, Func<string, string> folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var root = assembly.GetName().Name!;
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        TypeDefinition[] types = [.. module.GetTypes().Where(type => FolderOf(type) is not null)];
        var graph = new FolderGraph { Folders = [.. types.Select(type => FolderOf(type)!).Distinct().Order(StringComparer.Ordinal)] };
        foreach (var type in types)
        {
            foreach (var known in Known(type).SelectMany(Parts).Where(known => known.Scope == module))
                graph.Add(type, known, FolderOf(type)!, FolderOf(known));
        }

        return graph;

        string? FolderOf(TypeReference type)
        {
            var name = Outermost(type).Namespace;
            return name.StartsWith($"{root}.", StringComparison.Ordinal) ? folder(name[(root.Length + 1)..]) : null;
        }
    }

    /// <summary>Groups of folders that know each other by some way round (strongly connected components of two or more).</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles()
    {
        var reached = Folders.ToDictionary(folder => folder, Reached, StringComparer.Ordinal);
        return
        [
            .. Folders
                .Where(folder => reached[folder].Contains(folder))
                .GroupBy(folder =>
                    string.Join('|', reached[folder].Where(other => reached[other].Contains(folder)).Order(StringComparer.Ordinal))
                )
                .Select(circle => circle.ToArray()),
        ];
    }

    private HashSet<string> Reached(string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var folder))
        {
            foreach (var next in edges.Keys.Where(edge => edge.From == folder).Select(edge => edge.To).Where(reached.Add))
                open.Push(next);
        }

        return reached;
    }

    private void Add(TypeReference by, TypeReference known, string from, string? to)
    {
        if (to is null || to == from)
            return;
        if (!edges.TryGetValue((from, to), out var pairs))
            edges[(from, to)] = pairs = new(StringComparer.Ordinal);
        pairs.Add($"{Outermost(by).Name} → {Outermost(known).Name}");
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference> Known(TypeDefinition type)
    {
        IEnumerable<TypeReference?> known =
        [
            type.BaseType,
            .. type.Interfaces.Select(one => one.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. Attributes(type),
            .. type.Methods.SelectMany(Attributes),
            .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(Known),
        ];
        return known.OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider on) =>
        on.CustomAttributes.SelectMany(one =>
            one.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Append(one.AttributeType)
        );

    private static IEnumerable<TypeReference> Known(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method.GenericParameters.SelectMany(one => one.Constraints).Select(constraint => constraint.ConstraintType),
            .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
            .. method.HasBody ? method.Body.Instructions.SelectMany(Known) : [],
        ];

    private static IEnumerable<TypeReference> Known(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
            MethodReference method => [method.DeclaringType],
            _ => [],
        };

    /// <summary>A type's own definition, and those of its arguments and elements.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification specification => Parts(specification.ElementType),
            GenericParameter => [],
            _ => [type],
        };
}
