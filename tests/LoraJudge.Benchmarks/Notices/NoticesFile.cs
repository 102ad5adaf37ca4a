using System.Text;
using LoraJudge.Style.Training.Embedded;
using LoraJudge.Testing;
using LoraJudge.Testing.Packages;

namespace LoraJudge.Benchmarks.Notices;

/// <summary>Makes THIRD-PARTY-NOTICES of the packages that ship, from what they say in the local package folder.</summary>
internal static class NoticesFile
{
    private const string Rule = "================================================================================";

    private const string Head = """
        THIRD-PARTY NOTICES

        LoraJudge is under the MIT license: see LICENSE. The software below is delivered with it, under licenses of its own.

        Part 1 names every package with its license and copyright. Packages for other platforms than the one that you have are among them.
        Part 2 holds the notices and terms that packages carry. Part 3 holds the licenses. Where a notice says [text 7], text 7 of part 4
        belongs: it stands in several notices and is printed once.

        Made by: dotnet run --project tests/LoraJudge.Benchmarks -- notices
        """;

    /// <summary>What packages contain and do not say themselves.</summary>
    private static readonly string Besides = $"""
        MudBlazor contains the Material Icons of Google, under Apache-2.0.
        SQLitePCLRaw.lib.e_sqlite3 contains SQLite, which is in the public domain.
        NetVips.Native and its packages contain libvips and other libraries under LGPL-3.0-or-later as files of their own, which can be replaced.
        TorchSharp-cuda-linux is used where the program is built with -p:TorchBackend=cuda alone. It brings libtorch with NVIDIA's CUDA and
        cuDNN, which are under NVIDIA's license agreements: read them before you pass such a build on.
        The embedded encoder (embedded.safetensors) and what encoders are trained on (resnet18.safetensors) hold weights of ResNet18, made smaller, from the package
        Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1, Copyright © .NET Foundation and Contributors, under the MIT license, whose text stands in
        part 3. It was trained by this project on pictures that it paints itself, and on pictures of others, which are not part of it:
        {Sources()}.
        The embedded encoder of earlier versions (earlier-compact.safetensors) is this project's own.
        The table of canonical decompositions (canonical.txt in LoraJudge.Domain) is made of the Unicode Character Database 14.0.0, Copyright ©
        1991-2021 Unicode, Inc., under the Unicode License v3: its terms stand in part 2, as "License notice for Unicode data".
        """;

    /// <summary>A line for each.</summary>
    private static string Sources() =>
        string.Join(
            ",\n",
            EmbeddedKnowledge
                .TrainedOn.Where(source => source.Licence is not null)
                .Select(source =>
                    FormattableString.Invariant($"- {source.Title}: {source.Models} models, {source.Pictures} pictures ({source.Licence})")
                )
        );

    public static int Write()
    {
        var file = Path.Combine(Repository.Root(), "THIRD-PARTY-NOTICES");
        var text = Make(ShippedPackages.OfAllPlatforms());
        File.WriteAllText(file, text);
        Console.WriteLine($"{file}: {Encoding.UTF8.GetByteCount(text) / 1000} kB");
        return 0;
    }

    private static string Make(IReadOnlyList<ShippedPackage> packages)
    {
        var folder =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var built = ShippedPackages.OfTheBuild();
        PackageNotice[] notices =
        [
            .. packages.Select(package => PackageNotice.Read(package, folder) ?? OfAnotherPlatform(package, built, folder)),
        ];
        var files = notices
            .SelectMany(notice => notice.Files.Select(own => (notice.Package, own.Name, own.Text)))
            .GroupBy(own => own.Text.Trim(), StringComparer.Ordinal)
            .ToArray();
        var common = new CommonTexts(files.Select(own => own.Key));
        var lines = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Part(lines, "Part 1: packages", notices.Select(notice => Entry(notice)).Append(Besides));
        Part(
            lines,
            "Part 2: notices and terms",
            files.Select(own =>
                $"---- {string.Join(", ", own.Select(one => one.Package.Name))}: {own.First().Name} ----\n\n{common.Shorten(own.Key)}"
            )
        );
        Part(
            lines,
            "Part 3: licenses",
            Licenses
                .Texts(notices.Select(notice => notice.License).OfType<string>())
                .Select(name => $"---- {name} ----\n\n{Licenses.Text(name).Trim('\n')}")
        );
        Part(lines, "Part 4: texts in common", common.Texts.Select((text, i) => $"[text {i + 1}]\n{text}"));
        return lines.Append('\n').ToString();
    }

    /// <summary>The local folder has the packages of this platform alone; those of others are made of the same sources.</summary>
    private static PackageNotice OfAnotherPlatform(ShippedPackage package, IReadOnlyList<ShippedPackage> built, string folder)
    {
        var family = package.Name.Split('-', '.')[0];
        var here =
            built.FirstOrDefault(other =>
                other.Version == package.Version && other.Name.StartsWith(family, StringComparison.OrdinalIgnoreCase)
            ) ?? throw new InvalidOperationException($"{package} is not in {folder}, and no package of its family is: restore it first.");
        return PackageNotice.Read(here, folder)! with { Package = package };
    }

    private static string Entry(PackageNotice notice) =>
        string.Join(
            "\n    ",
            [
                $"{notice.Package.Name} {notice.Package.Version}",
                notice.License is null ? $"Under terms of its own: {notice.Files[0].Name} in part 2" : $"License: {notice.License}",
                .. notice.Copyrights,
                notice.Project,
            ]
        );

    private static void Part(StringBuilder lines, string title, IEnumerable<string> entries) =>
        lines
            .Append($"\n\n\n{Rule}\n{title}\n{Rule}\n\n")
            .AppendJoin("\n\n", entries.Select(entry => entry.ReplaceLineEndings("\n").TrimEnd()));
}
