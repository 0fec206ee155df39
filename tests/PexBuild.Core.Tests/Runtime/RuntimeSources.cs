using System.Text;
using PexBuild.Pex;
using PexBuild.Testing;

namespace PexBuild.Runtime;

/// <summary>The files that go into an unpacked folder, as the library ships them.</summary>
internal static class RuntimeSources
{
    private const string AnyEntryPoint = "run(\"app\")\n    run_script(\"app\")\n    run_interpreter()";

    /// <summary>Every file with its path below <c>src/PexBuild.Core/Runtime</c>.</summary>
    public static IEnumerable<(string Name, string Text)> All()
    {
        var assembly = typeof(PexFile).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Runtime/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return (resource["Runtime/".Length..], reader.ReadToEnd());
        }
    }

    /// <summary>Writes the Python files to a folder, the entry script with every last line that it may have.</summary>
    /// <returns>Their paths.</returns>
    public static IReadOnlyList<string> WritePython(TemporaryFolder folder)
    {
        var paths = new List<string>();
        foreach (var (name, text) in All().Where(file => file.Name.EndsWith(".py", StringComparison.Ordinal)))
        {
            paths.Add(folder[name]);
            Directory.CreateDirectory(Path.GetDirectoryName(paths[^1])!);
            File.WriteAllText(paths[^1], text.Replace("@RUN@(@ARGUMENT@)", AnyEntryPoint, StringComparison.Ordinal));
        }

        return paths;
    }
}
