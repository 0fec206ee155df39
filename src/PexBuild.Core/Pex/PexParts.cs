using System.Text;
using PexBuild.Archive;
using PexBuild.Archive.Folder;
using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;

namespace PexBuild.Pex;

/// <summary>Separates a PEX of any layout into its parts: description, runtime, distributions and user code.</summary>
internal sealed class PexParts : IDisposable
{
    private const int LongestShebang = 4096;

    private readonly List<IDisposable> _nested = [];
    private readonly List<PexMember> _innerZips = [];
    private readonly List<PexMember> _members;
    private readonly PexReadOptions _options;

    private PexParts(IContainer container, PexReadOptions options)
    {
        Container = container;
        _options = options;
        Manifest = container is FolderContainer ? FolderManifest.Find(container.Path) : null;
        Warnings.AddRange(container.Warnings);
        if (container is FolderContainer && File.Exists(FolderPaths.At(container.Path, PexBuildFolder.Journal)))
            Warnings.Add(PexErrors.UpdateInterrupted.Warning(container.Path));
        var info = container.Find(PexNames.Info);
        if (info is null || ForeignFormat.IsVirtualEnvironment(container))
            throw ForeignFormat.NotAPex(container);
        Info = PexInfo.Read(container.ReadAll(info, options.Limits), container.Path, options.Limits.JsonDepth);
        RequireParts();

        var bootstrap = container.Find(PexNames.Bootstrap);
        Layout = Manifest is not null ? PexLayout.Unpacked
            : container is ZipContainer ? PexLayout.Zipapp
            : bootstrap is not null || container.Entries.Any(IsDistributionFile) ? PexLayout.Packed
            : PexLayout.Loose;
        BootScript = BootScript.Parse(ReadText(container, container.Find(PexNames.EntryScript)!));
        Shebang = ReadShebang();
        _members = ReadMembers(bootstrap);
        var distributions = new DistributionReader(container, Info, OpenNested, options.Limits, Warnings)
        { AllowMissing = Manifest is not null || options.AllowMissingDistributions };
        Distributions = distributions.Read();
        _members.AddRange(distributions.Strays.Select(stray => PexMember.FromEntry(container, stray, stray.Path)));
        PexVersion = ReadVersion();
    }

    public IContainer Container { get; }

    public PexInfo Info { get; }

    public PexLayout Layout { get; }

    public bool IsNative { get; private set; }

    public FolderManifest? Manifest { get; }

    public BootScript BootScript { get; }

    public string? Shebang { get; }

    public string? PexVersion { get; }

    public IReadOnlyList<PexMember> Members => _members;

    /// <summary>The zips inside the PEX that were opened, as files.</summary>
    public IReadOnlyList<PexMember> InnerZips => _innerZips;

    public IReadOnlyList<PexDistribution> Distributions { get; }

    public List<PexDiagnostic> Warnings { get; } = [];

    public ReadLimits Limits => _options.Limits;

    public static PexParts Read(string path, PexReadOptions options)
    {
        var isFolder = Directory.Exists(path);

        // Opening a folder walks all of it, so a folder that is not a PEX (a home folder, for example) is rejected first.
        if (isFolder && !File.Exists(System.IO.Path.Combine(path, PexNames.Info)))
            throw ForeignFormat.NotAPexFolder(path);
        IContainer container = isFolder
            ? FolderContainer.Open(path, options.CopyLinkedFiles ? LinkPolicy.CopyOutside : LinkPolicy.RefuseOutside, options.Limits)
            : ZipContainer.Open(path, options.Limits);
        try
        {
            return new PexParts(container, options);
        }
        catch
        {
            container.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var nested in _nested)
            nested.Dispose();
        Container.Dispose();
    }

    private static bool IsDistributionFile(ContainerEntry entry) =>
        !entry.IsFolder && entry.Path.StartsWith(PexNames.DistributionsPrefix, StringComparison.Ordinal)
            && entry.Path.IndexOf('/', PexNames.DistributionsPrefix.Length) < 0;

    private void RequireParts()
    {
        if (Container.Find(PexNames.EntryScript) is null)
            throw PexErrors.PartMissing.Error(Container.Path, PexNames.EntryScript);
        var hasBootstrap = Container.Find(PexNames.Bootstrap) is not null || Has(PexNames.BootstrapPrefix);
        IsNative = !hasBootstrap && Has(PexNames.NativeLibrariesPrefix);
        if (!hasBootstrap && !IsNative)
            throw PexErrors.PartMissing.Error(Container.Path, PexNames.Bootstrap);
    }

    private bool Has(string prefix) => Container.Entries.Any(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal));

    private List<PexMember> ReadMembers(ContainerEntry? bootstrap)
    {
        var members = PexMember.FilesOf(Container)
            .Where(member =>
                !member.Path.StartsWith(PexNames.DistributionsPrefix, StringComparison.Ordinal) && member.Path != PexNames.Bootstrap && !IsBootFile(member))
            .Where(member => Manifest is null || !member.Path.StartsWith(PexBuildFolder.Prefix, StringComparison.Ordinal))
            .ToList();
        if (bootstrap is not null)
            members.AddRange(PexMember.FilesOf(OpenNested(bootstrap), PexNames.BootstrapPrefix));
        return members;
    }

    /// <summary>
    /// Whether a file only matters for booting from a folder. pex 2.30 and newer links <c>pex</c> to the entry script, and
    /// PEX-LAYOUT and .last-access mark a folder as part of pex's cache: with them, the PEX would start in a mode that ignores
    /// edits.
    /// </summary>
    private bool IsBootFile(PexMember member) =>
        Container is FolderContainer && (member.Path is "PEX-LAYOUT" or ".last-access" || member.Path == "pex" && IsEntryScript(member));

    private bool IsEntryScript(PexMember member)
    {
        var script = Container.Find(PexNames.EntryScript)!;
        return member.Length == script.Length && Container.ReadAll(Container.Find(member.EntryPath)!, Limits).SequenceEqual(Container.ReadAll(script, Limits));
    }

    private ZipContainer OpenNested(ContainerEntry zip)
    {
        var nested = ZipContainer.OpenNested(Container, zip, _options.Limits, Container.Budget);
        _nested.Add(nested);
        _innerZips.Add(PexMember.FromEntry(Container, zip, zip.Path));
        return nested;
    }

    private string? ReadShebang()
    {
        if (Container is not ZipContainer zip)
            return BootScript.Shebang;
        var prelude = zip.ReadPrelude(LongestShebang);
        if (prelude.Length < 2 || prelude[0] != '#' || prelude[1] != '!')
            return null;
        var end = Array.IndexOf(prelude, (byte)'\n');
        return Encoding.UTF8.GetString(prelude, 0, end < 0 ? prelude.Length : end).TrimEnd('\r');
    }

    /// <summary>
    /// Reads the version. The runtime is the most reliable source (<c>pex</c> since 1.6, <c>_pex</c> before); a native PEX has
    /// none.
    /// </summary>
    private string? ReadVersion()
    {
        var member = Members.FirstOrDefault(m => m.Path is PexNames.BootstrapPrefix + "pex/version.py" or PexNames.BootstrapPrefix + "_pex/version.py");
        return (member is null ? null : VersionModule.Find(ReadText(member.Container, member.Container.Find(member.EntryPath)!))) ?? Info.PexVersion;
    }

    private string ReadText(IContainer container, ContainerEntry entry) => Encoding.UTF8.GetString(container.ReadAll(entry, _options.Limits));
}
