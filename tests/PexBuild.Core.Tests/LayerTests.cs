using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PexBuild.Testing;

namespace PexBuild;

/// <summary>The order of the folders of PexBuild.Core, which <c>docs/ARCHITECTURE.md</c> describes.</summary>
[TestClass]
public sealed class LayerTests
{
    private const string Source = "src/PexBuild.Core";

    /// <summary>Bottom up: a layer may use those above it in this list, and none below.</summary>
    private static readonly string[] s_layers =
    [
        "Diagnostics",
        "Files",
        "Json",
        "Packaging",
        "Startup",
        "Manifests",
        "Archive",
        "Archive/Names",
        "Archive/Folder",
        "Archive/Zip",
        "Pex",
        "Hashes",
        "Patches",
        "Planning",
        "Journal",
        "Edits",
        "Unpacking",
        "Verifying",
        "Packing",
        "Comparing",
        "Running",
    ];

    public required TestContext TestContext { get; init; }

    // Two compilations, since what .NET Framework compiles is other code in places.
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void No_layer_refers_to_one_above_it(bool isModern)
    {
        var compilation = Compile(isModern);
        var upward = new SortedSet<string>(StringComparer.Ordinal);
        var references = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var layer = LayerOf(tree.FilePath);
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot(TestContext.CancellationToken).DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
            {
                if (Declaration(model.GetSymbolInfo(name, TestContext.CancellationToken).Symbol) is not { } other || LayerOf(other) == layer)
                    continue;
                references++;
                if (Array.IndexOf(s_layers, LayerOf(other)) > Array.IndexOf(s_layers, layer))
                    upward.Add($"{layer}: {Path.GetFileName(tree.FilePath)} refers to {LayerOf(other)}: {Path.GetFileName(other)}");
            }
        }

        Assert.IsEmpty(upward, string.Join('\n', upward));
        Assert.IsGreaterThan(1000, references);
    }

    [TestMethod]
    public void Every_file_is_in_a_folder_that_is_a_layer_and_has_the_namespace_of_the_folder()
    {
        foreach (var file in Files())
        {
            var layer = LayerOf(file);
            Assert.Contains(layer, s_layers, file);
            Assert.Contains($"\nnamespace PexBuild.{layer.Replace('/', '.')};\n", "\n" + File.ReadAllText(file), file);
        }

        foreach (var layer in s_layers)
            Assert.Contains(layer, Files().Select(LayerOf));
    }

    [TestMethod]
    public void The_architecture_page_lists_the_layers_in_their_order()
    {
        var page = File.ReadAllLines(Repository.At("docs/ARCHITECTURE.md"));
        var table = page.SkipWhile(line => line != "## Layers").TakeWhile(line => line != "## What happens to a PEX");

        Assert.AreSequenceEqual(s_layers, table.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Repository.At(Source), "*.cs", SearchOption.AllDirectories);

    private static string LayerOf(string file) => Path.GetRelativePath(Repository.At(Source), Path.GetDirectoryName(file)!).Replace('\\', '/');

    /// <summary>The file of Core in which a type, or the type of a member, is declared.</summary>
    private static string? Declaration(ISymbol? symbol) =>
        (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition.DeclaringSyntaxReferences is [var declaration, ..]
            ? declaration.SyntaxTree.FilePath
            : null;

    private static CSharpCompilation Compile(bool isModern)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse, preprocessorSymbols: isModern ? ["NET"] : []);
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; "
                + "global using System.Threading.Tasks;",
            options);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "PexBuild.Core.dll").Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Layers",
            [.. Files().Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
                usings.WithFilePath(Repository.At(Source + "/Diagnostics/usings.cs"))],
            references);
    }
}
