using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Json;
using PexBuild.Planning;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats the result, or the planned result, of <c>unpack</c> as text and JSON.</summary>
internal sealed class UnpackReport
{
    private const int Schema = 1;

    private readonly UnpackPlan _plan;
    private readonly bool _isPatched;
    private readonly bool _isDryRun;
    private readonly IReadOnlyList<PexDiagnostic> _conflicts;

    public UnpackReport(UnpackPlan plan, bool isPatched, bool isDryRun, IReadOnlyList<PexDiagnostic> conflicts)
    {
        _conflicts = conflicts;
        _plan = plan;
        _isPatched = isPatched;
        _isDryRun = isDryRun;
    }

    public JsonObject ToJson()
    {
        var members = new List<(string, JsonValue)>
        {
            ("schema", Schema),
            ("folder", _plan.Folder),
            ("entryScript", Path.Combine(_plan.Folder, "__main__.py")),
            ("launcher", _plan.Launcher is { } launcher ? Path.Combine(_plan.Folder, launcher.Replace('/', Path.DirectorySeparatorChar)) : (string?)null),
        };
        members.AddRange(Describe.EntryPoint(_plan.EntryPoint));
        members.AddRange(
        [
            ("pexVersion", _plan.Pex.PexVersion),
            ("layout", Describe.Layout(_plan.Pex.Layout)),
            ("files", _plan.Files.Count),
            ("bytes", _plan.Bytes),
            ("distributions",
                new JsonArray(
                    _plan.Pex.Distributions.Select(d => (JsonValue)new JsonObject(("name", d.ProjectName), ("version", d.Version), ("path", d.Path))))),
            ("warnings", Describe.Warnings(_plan.Warnings)),
            ("conflicts", Describe.Warnings(_conflicts)),
            ("dryRun", _isDryRun),
        ]);
        if (_isDryRun)
            members.Add(("contents",
                new JsonArray(_plan.Files.Select(f => (JsonValue)new JsonObject(("path", f.Path), ("bytes", f.Length), ("executable", f.IsExecutable))))));
        return new JsonObject([.. members]);
    }

    public string ToText()
    {
        var folder = Describe.Place(_plan.Folder);
        var count = _plan.Pex.Distributions.Count;
        var text = new StringBuilder()
            .Append(_isDryRun ? "Would unpack " : "Unpacked ").Append(Describe.Place(_plan.Pex.Path)).Append(" to ").Append(folder)
            .Append($" ({_plan.Files.Count} files, {Describe.Size(_plan.Bytes)}, {count} distribution{(count == 1 ? "" : "s")})\n")
            .Append("  starts   ").Append(Describe.Start(_plan.EntryPoint)).Append('\n')
            .Append("  run it   ").Append(OperatingSystem.IsWindows() ? "python " : "python3 ").Append(folder).Append('\n');
        if (_plan.Launcher is { } launcher)
            text.Append("           ").Append(Describe.Place(Path.Combine(_plan.Folder, launcher))).Append('\n');
        text.Append("           dotnet pex run ").Append(folder).Append('\n');
        if (_isPatched)
            text.Append("  edit     ").Append(Describe.Place(Path.Combine(_plan.Folder, "__main__.py"))).Append(": what it starts\n")
                .Append("           ").Append(Describe.Place(Path.Combine(_plan.Folder, count == 0 ? "" : ".deps")))
                    .Append(count == 0 ? ": its code\n" : ": the code of its distributions\n")
                .Append("           the next run shows the edits\n");
        return text.ToString();
    }
}
