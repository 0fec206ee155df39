using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Pex;

/// <summary>Finds the distributions of a PEX in <c>.deps</c>: folders, zips of folders, or wheels.</summary>
internal sealed class DistributionReader
{
    private readonly IContainer _pex;
    private readonly PexInfo _info;
    private readonly Func<ContainerEntry, IContainer> _openNested;
    private readonly MetadataReader _metadata;
    private readonly List<PexDiagnostic> _warnings;
    private readonly Dictionary<string, ContainerView> _folders;
    private readonly List<ContainerEntry> _strays = [];

    public DistributionReader(IContainer pex, PexInfo info, Func<ContainerEntry, IContainer> openNested, ReadLimits limits, List<PexDiagnostic> warnings)
    {
        _pex = pex;
        _info = info;
        _openNested = openNested;
        _metadata = new MetadataReader(limits);
        _warnings = warnings;
        _folders = ContainerView.Children(pex, PexNames.Distributions);
    }

    /// <summary>Whether a distribution that PEX-INFO lists may be missing: in an unpacked folder, the user may have deleted it.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Files in <c>.deps</c> that are not distributions.</summary>
    public IReadOnlyList<ContainerEntry> Strays => _strays;

    public IReadOnlyList<PexDistribution> Read()
    {
        var distributions = new List<PexDistribution>();
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in _info.Distributions)
        {
            if (item.Key.Length == 0 || item.Key is "." or ".." || item.Key.IndexOfAny(['/', '\\', '\0']) >= 0)
                throw PexErrors.InfoKeyBroken.Error(_pex.Path, "distributions", InfoReasons.PlainFileNames(item.Key));
            listed.Add(item.Key);
            if (Read(item.Key, item.Value, isListed: true) is { } distribution)
                distributions.Add(distribution);
            else if (AllowMissing)
                _warnings.Add(PexErrors.DistributionDeleted.Warning(_pex.Path, item.Key));
            else
                throw PexErrors.DistributionMissing.Error(_pex.Path, item.Key);
        }

        foreach (var name in Unlisted(listed))
        {
            if (ReadUnlisted(name) is { } distribution)
                distributions.Add(distribution);
            _warnings.Add(PexErrors.DistributionExtra.Warning(_pex.Path, name));
        }

        return distributions;
    }

    private IEnumerable<string> Unlisted(HashSet<string> listed)
    {
        var files = _pex.Entries.Where(
            entry => !entry.IsFolder && entry.Path.StartsWith(PexNames.DistributionsPrefix, StringComparison.Ordinal)
                && entry.Path.IndexOf('/', PexNames.DistributionsPrefix.Length) < 0)
            .Select(entry => entry.Path.Substring(PexNames.DistributionsPrefix.Length));
        return _folders.Where(folder => folder.Value.Entries.Count > 0).Select(folder => folder.Key).Concat(files).Where(name => !listed.Contains(name))
            .OrderBy(name => name, StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads an unlisted distribution like any other, so that hostile content in it is refused; anything else is a stray file
    /// that pex ignores.
    /// </summary>
    private PexDistribution? ReadUnlisted(string name)
    {
        if (_folders.ContainsKey(name))
            return Read(name, hash: null, isListed: false);
        try
        {
            if (name.EndsWith(".whl", StringComparison.Ordinal))
                return Read(name, hash: null, isListed: false);
        }
        catch (PexException noZip) when (noZip.Diagnostic.Code == PexErrors.NotAZip)
        {
            // It has the name of a wheel but is not one.
        }

        _strays.Add(_pex.Find(PexNames.DistributionsPrefix + name)!);
        return null;
    }

    private PexDistribution? Read(string name, string? hash, bool isListed)
    {
        if (_folders.TryGetValue(name, out var folder))
        {
            // A user may have unzipped the wheels of a PEX by hand; they still have to be installed.
            var isWheel = _info.DepsAreWheelFiles && folder.Find(PexNames.LayoutFile) is null;
            return new PexDistribution(name, isWheel ? null : hash, isWheel ? DistributionKind.Wheel : DistributionKind.Installed, folder,
                _metadata.Read(name, folder))
            { IsListed = isListed };
        }

        if (_pex.Find(PexNames.DistributionsPrefix + name) is not { } file)
            return null;
        var content = _openNested(file);
        var kind = content.Find(PexNames.LayoutFile) is null && _info.DepsAreWheelFiles ? DistributionKind.Wheel : DistributionKind.Installed;
        return new PexDistribution(name, hash, kind, content, _metadata.Read(name, content))
        {
            IsListed = isListed,
            RawWheel = kind == DistributionKind.Wheel ? new RawWheel(_pex, file) : null,
        };
    }
}
