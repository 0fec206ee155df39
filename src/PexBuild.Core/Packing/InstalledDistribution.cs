using PexBuild.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using PexBuild.Hashes;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>Creates the files of an installed distribution, updated to what pex expects, and their hash.</summary>
/// <remarks>
/// In an edited distribution, RECORD and the fingerprint in <c>.layout.json</c> are updated to match the edits. A distribution that was installed
/// from a wheel while unpacking gets what the runtime would have created: the scripts of its entry points, and the rest of <c>.layout.json</c>.
/// </remarks>
internal sealed class InstalledDistribution
{
    private const string Scripts = ".prefix/bin/";
    private const string ScriptTemplate = "console_script.py";

    private readonly PackSource _source;
    private readonly PexDistribution _distribution;
    private readonly HashRules _rules;
    private readonly string _prefix;
    private readonly HashAlgorithmName _algorithm;
    private readonly Dictionary<string, PlannedFile> _files;

    public InstalledDistribution(PackSource source, PexDistribution distribution)
    {
        _source = source;
        _distribution = distribution;
        _rules = source.Rules;
        _prefix = distribution.Path + "/";
        _algorithm = distribution.Hash is { } recorded && !IsFromWheel
            ? DistributionHash.AlgorithmOf(recorded)
            : _rules.DistributionsAreSha256 ? HashAlgorithmName.SHA256
            : HashAlgorithmName.SHA1;
        var files = MustInstall
            ? new WheelInstaller(distribution, source.Pex.Limits).Plan()
            : PexMember.FilesOf(distribution.Content, _prefix).Where(source.Belongs).Select(member => PlannedFile.FromMember(member, member.Path));
        _files = files.ToDictionary(file => file.Path.Substring(_prefix.Length), StringComparer.Ordinal);
    }

    /// <summary>Whether it is a wheel that has to be installed now: a wheel file, or a wheel that was unzipped into <c>.deps</c>.</summary>
    private bool MustInstall => _distribution.Kind == DistributionKind.Wheel
        || _rules.HasLayoutFile && _distribution.Metadata.DistInfo is not null && _distribution.Content.Find(PexNames.LayoutFile) is null;

    private bool IsFromWheel => MustInstall || _source.Pex.Info.DepsAreWheelFiles;

    public (IReadOnlyList<PlannedFile> Files, string Hash) Files()
    {
        var hasOnlyPexs = !IsFromWheel && (_source.KnowsEdits ? !_source.Edited(_prefix).Any() : Hash() == _distribution.Hash);
        if (hasOnlyPexs && _distribution.Hash is { } recorded)
            return ([.. _files.Values], recorded);
        if (_rules.HasLayoutFile && IsFromWheel)
            AddScripts();
        UpdateRecord();
        // If only files that pex's hash does not cover were edited, caches keyed by that hash would hide the edits.
        var hasHiddenEdits = _source.Edited(_prefix).Any(path => !DistributionHash.Covers(path.Substring(_prefix.Length), _rules.CountsLayoutFile, _rules));
        if (_rules.HasLayoutFile && !_rules.CountsLayoutFile)
            UpdateLayout(hasHiddenEdits);
        return ([.. _files.Values], hasHiddenEdits ? DistributionHash.ComputeAll(HashedFiles(), _algorithm) : Hash());
    }

    private string Hash() => DistributionHash.Compute(HashedFiles(), _algorithm, _rules.CountsLayoutFile, _rules);

    private HashedFile[] HashedFiles() => [.. _files.Select(file => new HashedFile(file.Key, file.Value.Open))];

    private void AddScripts()
    {
        if (_distribution.Metadata.DistInfo is not { } distInfo || !_files.TryGetValue(distInfo + "/entry_points.txt", out var file))
            return;
        foreach (var entry in EntryPointsFile.Parse(Read(file)).All.Where(
            entry => entry.Group is EntryPointsFile.ConsoleScripts or EntryPointsFile.GuiScripts && entry.Attribute is not null))
        {
            if (_files.ContainsKey(Scripts + entry.Name) || Wrapper(entry) is not { } wrapper)
                continue;
            _files.Add(Scripts + entry.Name, PlannedFile.FromBytes(_prefix + Scripts + entry.Name, wrapper, isExecutable: true, FileOrigin.Wheel));
        }
    }

    private byte[]? Wrapper(NamedEntryPoint entry)
    {
        try
        {
            PexEntryPoint.ParseScript(entry.Name, _source.Pex.Path);
            var parts = PexEntryPoint.Parse(entry.Value, _source.Pex.Path).Text.Split(':');
            return Encoding.UTF8.GetBytes(RuntimeFiles.Text(ScriptTemplate).Replace("@MODULE@", parts[0]).Replace("@ATTRIBUTE@", parts[1]));
        }
        catch (PexException)
        {
            // Not valid as a script; installers skip it or create one that does not start.
            return null;
        }
    }

    private void UpdateRecord()
    {
        var record = _distribution.Metadata.DistInfo + "/RECORD";
        if (!_files.TryGetValue(record, out var file))
            return;
        var text = new StringBuilder();
        var left = new HashSet<string>(
            _files.Keys.Where(path => path != record && path != PexNames.LayoutFile && !CompiledNames.IsCompiledPath(path, leavesOutPyo: true)),
            StringComparer.Ordinal);
        var end = "\n";
        foreach (var line in RecordLine.Parse(Read(file)))
        {
            end = line.Text.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : end;
            if (!left.Remove(line.Path) && IsDeleted(line.Path))
                continue;
            text.Append(line.Hash.Length > 0 && _files.TryGetValue(line.Path, out var named) && line.Matches(named.Open, named.Length) == false
                ? line.With(ContentHash.ComputeFile(named.Open, HashAlgorithmName.SHA256), named.Length)
                : line.Text);
        }

        if (text.Length > 0 && text[text.Length - 1] != '\n')
            text.Append(end);
        foreach (var path in left.Where(IsNew).OrderBy(path => path, StringComparer.Ordinal))
            text.Append(RecordLine.Write(path, ContentHash.ComputeFile(_files[path].Open, HashAlgorithmName.SHA256), _files[path].Length, end));
        Replace(record, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private bool IsDeleted(string path) => _source.IsEdited(_prefix + path) && !_files.ContainsKey(path);

    /// <summary>Whether a file was created here or by the user. Other files without a RECORD line were left out by pex or pip and stay so.</summary>
    private bool IsNew(string path) => _source.IsEdited(_prefix + path) || _files[path].Origin == FileOrigin.Wheel;

    private void UpdateLayout(bool hasHiddenEdits)
    {
        if (!_files.TryGetValue(PexNames.LayoutFile, out var file) || ReadLayout(file) is not { } layout)
            return;
        var members = layout.Where(member => member.Key != "fingerprint").ToList();
        if (!hasHiddenEdits && (IsFromWheel || layout["fingerprint"] is not null))
            members.Add(new("fingerprint", Hash()));
        if (layout["root_is_purelib"] is null && IsPurelib() is { } isPurelib)
            members.Add(new("root_is_purelib", isPurelib));
        var json = new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal));
        if (!json.Equals(layout))
            Replace(PexNames.LayoutFile, Encoding.ASCII.GetBytes(JsonWriter.ToText(json, _rules.IsInfoCompact ? JsonLayout.Compact : JsonLayout.OneLine)));
    }

    private static JsonObject? ReadLayout(PlannedFile file)
    {
        try
        {
            return JsonReader.Read(Read(file)) as JsonObject;
        }
        catch (JsonFormatException)
        {
            // The user's edit made it invalid; pex will report that.
            return null;
        }
    }

    private bool? IsPurelib() =>
        _files.TryGetValue(_distribution.Metadata.DistInfo + "/WHEEL", out var wheel) ? WheelMetadata.Parse(Read(wheel)).RootIsPurelib : null;

    private void Replace(string path, byte[] content) =>
        _files[path] = PlannedFile.FromBytes(_prefix + path, content, _files[path].IsExecutable, _files[path].Origin);

    private static byte[] Read(PlannedFile file)
    {
        using var content = file.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
