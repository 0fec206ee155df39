using System.Security.Cryptography;
using System.Text;
using PexBuild.Archive;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Json;
using PexBuild.Manifests;
using PexBuild.Packaging;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>The PEX-INFO of a packed PEX.</summary>
internal sealed class WrittenInfo
{
    public required byte[] Bytes { get; init; }

    public required string? PexHash { get; init; }

    public required PexInfo Info { get; init; }

    /// <summary>The keys whose values changed.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    public IReadOnlyList<string> Requirements => Info.Requirements;
}

/// <summary>Updates PEX-INFO to what is packed: its hashes, its distributions, and the entry point if the user changed it.</summary>
internal sealed class PackedInfo
{
    private readonly PackSource _source;
    private readonly IReadOnlyList<PlannedFile> _user;
    private readonly IReadOnlyList<PlannedFile> _bootstrap;
    private readonly IReadOnlyList<PackedDistribution> _distributions;
    private readonly bool _areWheelFiles;
    private readonly byte[] _original;
    private readonly InfoText _text;

    public PackedInfo(PackSource source, IReadOnlyList<PlannedFile> user, IReadOnlyList<PlannedFile> bootstrap, IReadOnlyList<PackedDistribution> distributions,
        bool areWheelFiles)
    {
        _source = source;
        _user = user;
        _bootstrap = bootstrap;
        _distributions = distributions;
        _areWheelFiles = areWheelFiles;
        var member = source.Contents.Info;
        _original = member.Container.ReadAll(member.Container.Find(member.EntryPath)!, source.Pex.Limits);
        _text = new InfoText(_original, source.Pex.Info, source.Rules);
    }

    private PexInfo Info => _source.Pex.Info;

    private HashRules Rules => _source.Rules;

    public WrittenInfo Write(PatchedScript? patched, string entryScript)
    {
        if (_source.Runtime is { } runtime)
            TakeRuntime(runtime.PexVersion!);
        SetEntryPoint(patched);
        SetDistributions();
        Set("code_hash", Code());
        Set("bootstrap_hash", Bootstrap());
        // pex_hash does not cover the boot code, and it is the only key by which an installed copy is found.
        if (_source.IsEdited(PexBuildFolder.Preamble) || _source.IsEdited(PexBuildFolder.Originals + PexNames.EntryScript)
            || _source.IsEdited(PexBuildFolder.Originals + PexNames.ImportHook))
            Set("entry_script_hash", ContentHash.ComputeBytes(Encoding.UTF8.GetBytes(entryScript), HashAlgorithmName.SHA1));
        var (bytes, pexHash) = _text.Write();
        var info = PexInfo.Read(bytes, _source.Pex.Path, _source.Pex.Limits.JsonDepth);
        var keys = info.Json.Select(member => member.Key).Union(Info.Json.Select(member => member.Key));
        return new WrittenInfo
        {
            Bytes = bytes,
            PexHash = pexHash,
            Info = info,
            Changes = [.. keys.Where(key => !Equals(info.Json[key], Info.Json[key])).OrderBy(key => key, StringComparer.Ordinal)],
        };
    }

    private void Set(string key, string? value)
    {
        if (value is not null)
            _text.Set(key, value);
    }

    /// <summary>Adapts a native PEX-INFO, in which values that are not set are <c>null</c>; no classic runtime expects that.</summary>
    private void TakeRuntime(string version)
    {
        foreach (var member in Info.Json.Where(member => member.Value.IsNull))
            _text.Remove(member.Key);
        _text.Set("build_properties",
            new JsonObject(Info.BuildProperties.Where(member => member.Key is not ("pex_version" or "pexrc_version")).Concat([new("pex_version", version)])));
    }

    private void SetEntryPoint(PatchedScript? patched)
    {
        if (patched is null || patched.EntryPoint.Equals(_source.Pex.EntryPoint))
            return;
        var options = _source.Pex.Manifest!.Options;
        var unpacked = options["script"]?.AsString ?? options["entryPoint"]?.AsString ?? "";
        // The line is as unpacking wrote it, and PEX-INFO was edited, so PEX-INFO wins.
        if (patched.EntryPoint.Text == unpacked && _source.IsEdited(PexNames.Info))
            return;
        _text.Remove("entry_point");
        _text.Remove("script");
        if (patched.EntryPoint.Kind != PexEntryPointKind.None)
            _text.Set(patched.EntryPoint.Kind == PexEntryPointKind.Script ? "script" : "entry_point", patched.EntryPoint.Text);
    }

    private void SetDistributions()
    {
        var hashes = _distributions.Where(distribution => distribution.Hash is not null)
            .Select(distribution => new KeyValuePair<string, JsonValue>(distribution.Name, distribution.Hash));
        _text.Set("distributions", new JsonObject(hashes));
        if (Info.DepsAreWheelFiles && !_areWheelFiles)
            _text.Set("deps_are_wheel_files", false);
        var requirements = Added().ToArray();
        if (requirements.Length > 0)
            _text.Set("requirements",
                JsonArray.FromStrings(Info.Requirements.Concat(requirements).OrderBy(requirement => requirement, StringComparer.Ordinal)));
    }

    /// <summary>
    /// The requirements to add for added distributions: pex does not put one that nothing requires on <c>sys.path</c>; the unpacked folder's entry
    /// script does.
    /// </summary>
    private IEnumerable<string> Added() => _distributions
        .Where(
            distribution => distribution.IsAdded && distribution.Source.Metadata.DistInfo is not null && ProjectName.IsValid(distribution.Source.ProjectName))
        .Where(distribution => !IsRequired(distribution.Source.ProjectName))
        .Select(distribution => distribution.Source.ProjectName + "==" + distribution.Source.Version);

    private bool IsRequired(string project) =>
        Info.Requirements.Concat(_distributions.SelectMany(distribution => distribution.Source.RequiresDist))
            .Any(text => PackWarnings.ProjectOf(text) is { } required && ProjectName.AreEqual(required, project));

    private string? Code()
    {
        var files = _user.Concat(_bootstrap).Select(file => new HashedFile(file.Path, file.Open))
            .Concat(_distributions.SelectMany(distribution => distribution.HashedFiles)).ToArray();
        var scope = Rules.CodeScopes[0];
        var isHidden = UserEdits().Any(path => !CodeHash.Covers(scope, path, Rules));
        if (isHidden)
            return CodeHash.Compute(CodeScope.AllUserCode, files, Rules);
        return Info.CodeHash is { } recorded && Rules.CodeScopes.Concat([CodeScope.AllUserCode]).Any(other => CodeHash.Compute(other, files, Rules) == recorded)
            ? recorded
            : CodeHash.Compute(scope, files, Rules);
    }

    private IEnumerable<string> UserEdits()
    {
        var user = new HashSet<string>(_user.Select(file => file.Path), StringComparer.Ordinal);
        return _source.Edited().Where(path => user.Contains(path) || IsDeletedUserFile(path));
    }

    private bool IsDeletedUserFile(string path) =>
        !IsElsewhere(path)
            && (_source.Pex.Manifest!.Files.TryGetValue(path, out var file)
                ? file.Origin != ManifestFile.Generated
                : _source.Pex.Manifest.Patches.Contains(path))
            && path != PexNames.Info && _source.Pex.Container.Find(path) is null;

    private static bool IsElsewhere(string path) =>
        ((string[])[PexNames.DistributionsPrefix, PexNames.BootstrapPrefix, PexBuildFolder.Prefix])
            .Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    private string? Bootstrap()
    {
        if (Rules.BootstrapHash == BootstrapHashRule.None)
            return null;
        var files = _bootstrap.Select(file => new HashedFile(file.Path, file.Open)).ToArray();
        var recorded = (_source.Runtime ?? _source.Pex).Info.BootstrapHash;
        var edited = _source.Edited(PexNames.BootstrapPrefix).ToArray();
        if (_source.KnowsEdits && edited.Length == 0 || _source.Runtime is not null)
            return recorded;
        // Without a manifest, or for files that pex's own hash does not cover, only this hash makes an edit take effect.
        if (Rules.BootstrapHash == BootstrapHashRule.Sorted
            && (_source.KnowsEdits ? edited.All(BootstrapHash.Covers) : BootstrapHash.Compute(files) == recorded))
            return BootstrapHash.Compute(files);
        return BootstrapHash.ComputeAll(files);
    }
}
