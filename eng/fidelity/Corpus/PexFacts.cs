using System.IO.Compression;
using System.Text.Json;

namespace PexBuild.Fidelity.Corpus;

/// <summary>
/// The facts about a PEX that decide how to run it. Read without PexBuild.Core: the measurement must not depend on the code it measures.
/// </summary>
/// <param name="EntryPoint"><c>module</c> or <c>module:function</c>, or null.</param>
/// <param name="Script">The script of a distribution that the PEX runs, or null.</param>
/// <param name="IsVenv">Whether the PEX runs from a venv, where all distributions and user code are merged.</param>
/// <param name="InheritsPath">Whether it makes the host's packages importable.</param>
/// <param name="HasKitchen">Whether it contains the corpus's own program, whose scripts and modules are known.</param>
/// <param name="HasUserApp">Whether it contains the user code of that program.</param>
internal sealed record PexFacts(string? EntryPoint, string? Script, bool IsVenv, bool InheritsPath, bool HasKitchen, bool HasUserApp)
{
    /// <summary>Whether it has neither an entry point nor a script, and so behaves as a Python interpreter.</summary>
    public bool IsInterpreter => EntryPoint is null && Script is null;

    public static PexFacts Read(string path)
    {
        if (Directory.Exists(path))
        {
            using var info = File.OpenRead(Path.Combine(path, "PEX-INFO"));
            return Read(info, File.Exists(Path.Combine(path, "userapp", "core.py")));
        }
        using var zip = ZipFile.OpenRead(path);
        using var entry = zip.GetEntry("PEX-INFO")?.Open() ?? throw new InvalidDataException($"{path}: no PEX-INFO");
        return Read(entry, zip.GetEntry("userapp/core.py") is not null);
    }

    private static PexFacts Read(Stream info, bool hasUserApp)
    {
        using var json = JsonDocument.Parse(info);
        var root = json.RootElement;
        return new PexFacts(
            Text(root, "entry_point"),
            Text(root, "script"),
            root.TryGetProperty("venv", out var venv) && venv.ValueKind == JsonValueKind.True,
            root.TryGetProperty("inherit_path", out var inherit)
                && (inherit.ValueKind == JsonValueKind.True || Text(root, "inherit_path") is "prefer" or "fallback"),
            root.GetProperty("distributions").EnumerateObject().Any(d => d.Name.StartsWith("greet-", StringComparison.Ordinal)),
            hasUserApp);
    }

    private static string? Text(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
