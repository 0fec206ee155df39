using System.Security.Cryptography;
using System.Text;

namespace PexBuild.Testing.Fixtures;

/// <summary>A wheel in the making: its files by the schemes of the wheel format, its metadata, its RECORD with the right hashes.</summary>
public sealed class WheelFixture(string name, string version = "1.0")
{
    private readonly List<(string Scheme, FixtureFile File)> _files = [];
    private readonly List<(string Group, string Name, string Target)> _entryPoints = [];
    private readonly List<string> _headers = [];

    public string Name { get; } = name;

    public string Version { get; } = version;

    /// <summary>The compressed tag of the file name.</summary>
    public string Tag { get; init; } = "py2.py3-none-any";

    public string? RequiresPython { get; init; }

    public IReadOnlyList<string> RequiresDist { get; init; } = [];

    public IReadOnlyList<string> Extras { get; init; } = [];

    /// <summary>Whether the files at the root of the wheel are pure Python; <see langword="false"/> makes the root the platlib.</summary>
    public bool RootIsPurelib { get; init; } = true;

    public string FileName => $"{Stem}-{Tag}.whl";

    /// <summary>The name of the folder with the metadata.</summary>
    public string DistInfo => $"{Stem}.dist-info";

    internal string Stem => $"{Name.Replace('-', '_')}-{Version}";

    internal IEnumerable<(string Name, string Target)> Scripts =>
        _entryPoints.Where(e => e.Group is "console_scripts" or "gui_scripts").Select(e => (e.Name, e.Target));

    /// <summary>Adds a file at the root of the wheel.</summary>
    public WheelFixture Add(string path, string text) => Add(new FixtureFile(path, text));

    public WheelFixture Add(FixtureFile file) => AddTo("", file);

    /// <summary>Adds a file of <c>.data/SCHEME</c>: <c>scripts</c>, <c>headers</c>, <c>data</c>, <c>purelib</c> or <c>platlib</c>.</summary>
    public WheelFixture AddTo(string scheme, FixtureFile file)
    {
        _files.Add((scheme, file));
        return this;
    }

    /// <summary>Adds an executable data script; a Python one starts with <c>#!python</c>.</summary>
    public WheelFixture AddScript(string scriptName, string text) => AddTo("scripts", new FixtureFile(scriptName, text, isExecutable: true));

    public WheelFixture AddConsoleScript(string scriptName, string target) => AddEntryPoint("console_scripts", scriptName, target);

    public WheelFixture AddEntryPoint(string group, string entryPointName, string target)
    {
        _entryPoints.Add((group, entryPointName, target));
        return this;
    }

    /// <summary>Adds a line to the header of METADATA, as <c>License: MIT</c>.</summary>
    public WheelFixture AddMetadata(string line)
    {
        _headers.Add(line);
        return this;
    }

    /// <summary>The files as they are in the wheel, RECORD last.</summary>
    public IReadOnlyList<FixtureFile> Files()
    {
        var files = _files.Select(f => f.Scheme.Length == 0 ? f.File : f.File.Below($"{Stem}.data/{f.Scheme}")).Concat(MetadataFiles()).ToList();
        files.Add(Record(files));
        return files;
    }

    public byte[] ToBytes() => ToBytes(ZipMethod.Deflated);

    internal byte[] ToBytes(ZipMethod method)
    {
        var zip = new ZipFixture();
        foreach (var file in Files())
            zip.Add(file, method);
        return zip.ToBytes();
    }

    /// <summary>Writes the wheel into a folder.</summary>
    /// <returns>The path of the file.</returns>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        File.WriteAllBytes(path, ToBytes());
        return path;
    }

    internal IEnumerable<FixtureFile> FilesOf(string scheme) => _files.Where(f => f.Scheme == scheme).Select(f => f.File);

    internal IEnumerable<FixtureFile> MetadataFiles()
    {
        yield return new FixtureFile($"{DistInfo}/METADATA", Metadata());
        yield return new FixtureFile($"{DistInfo}/WHEEL", WheelText());
        if (_entryPoints.Count > 0)
            yield return new FixtureFile($"{DistInfo}/entry_points.txt", EntryPointsText());
    }

    internal FixtureFile Record(IEnumerable<FixtureFile> files)
    {
        var record = new StringBuilder();
        foreach (var file in files)
            record.Append($"{Csv(file.Path)},sha256={Base64Url(SHA256.HashData(file.Content))},{file.Content.Length}\n");
        return new FixtureFile($"{DistInfo}/RECORD", record.Append($"{DistInfo}/RECORD,,\n").ToString());
    }

    private static string Csv(string path) => path.AsSpan().IndexOfAny(",\"") < 0 ? path : "\"" + path.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private string Metadata()
    {
        var lines = new List<string> { "Metadata-Version: 2.1", $"Name: {Name}", $"Version: {Version}" };
        if (RequiresPython is not null)
            lines.Add($"Requires-Python: {RequiresPython}");
        lines.AddRange(RequiresDist.Select(requirement => $"Requires-Dist: {requirement}"));
        lines.AddRange(Extras.Select(extra => $"Provides-Extra: {extra}"));
        lines.AddRange(_headers);
        return string.Join('\n', lines) + $"\n\nThe {Name} of a test.\n";
    }

    private string WheelText()
    {
        var parts = Tag.Split('-');
        var tags = from python in parts[0].Split('.') from abi in parts[1].Split('.') from platform in parts[2]
            .Split('.') select $"Tag: {python}-{abi}-{platform}\n";
        return $"Wheel-Version: 1.0\nGenerator: pexbuild-fixture\nRoot-Is-Purelib: {(RootIsPurelib ? "true" : "false")}\n{string.Concat(tags)}";
    }

    private string EntryPointsText() => string.Join('\n', _entryPoints
        .GroupBy(e => e.Group)
        .Select(group => $"[{group.Key}]\n{string.Concat(group.Select(e => $"{e.Name} = {e.Target}\n"))}"));

    private static string Base64Url(byte[] hash) => Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
