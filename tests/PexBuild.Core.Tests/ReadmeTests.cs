using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PexBuild.Packing;
using PexBuild.Testing;

namespace PexBuild;

/// <summary>The samples of the package's README, each a program of its own that sees what every user of the package sees.</summary>
[TestClass]
public sealed partial class ReadmeTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global "
        + "using System.Threading; global using System.Threading.Tasks;";

    private const string GreetPatch = $"--- a/{PackSample.Dep}greet/data.txt\n+++ b/{PackSample.Dep}greet/data.txt\n@@ -1 +1 @@\n-data\n+patched\n";

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Each_sample_compiles_and_prints_what_is_shown_below_it()
    {
        using var folder = new TemporaryFolder();
        PackSample.Fixture().WriteTo(folder["tool.pex"]);
        File.WriteAllText(folder["greet.patch"], GreetPatch);
        File.WriteAllText(folder["upload.pex"], "no PEX");
        var samples = Sample().Matches(File.ReadAllText(Repository.At("src/PexBuild.Core/README.md")));

        Assert.HasCount(6, samples);
        foreach (Match sample in samples)
        {
            var program = Compile(sample.Groups["code"].Value, Directory.CreateDirectory(folder["program"]).FullName);
            var run = ProcessResult.Run("dotnet", [program], folder.Path).AssertSuccess();
            Assert.AreEqual("", run.Error, sample.Groups["code"].Value);
            Assert.AreEqual(sample.Groups["output"].Value, run.Output.ReplaceLineEndings("\n"), sample.Groups["code"].Value);
        }
    }

    /// <summary>Compiles a program into a folder that has the library and what it needs.</summary>
    private string Compile(string code, string folder)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var shipped = platform.Where(
            path => Path.GetFileName(path) is "PexBuild.Core.dll" or "ZstdSharp.dll" or "System.IO.Hashing.dll" or "ICSharpCode.SharpZipLib.dll").ToArray();
        foreach (var path in shipped)
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "sample.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");

        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var compilation = CSharpCompilation.Create(
            "sample",
            new[] { Usings, code }.Select(text => CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.CancellationToken)),
            platform.Where(path => Path.GetDirectoryName(path) == framework).Concat(shipped).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var program = Path.Combine(folder, "sample.dll");
        var emitted = compilation.Emit(program, cancellationToken: TestContext.CancellationToken);
        Assert.IsTrue(emitted.Success, string.Join('\n', emitted.Diagnostics) + "\n" + code);
        return program;
    }

    [GeneratedRegex("```csharp\\n(?<code>.*?)```\\n\\n```text\\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
