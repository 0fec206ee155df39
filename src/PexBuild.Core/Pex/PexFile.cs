using PexBuild.Archive;
using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;
using PexBuild.Manifests;

namespace PexBuild.Pex;

/// <summary>An open PEX: a file, or a folder in one of the layouts. Its structure has been checked in full; nothing of it has been run.</summary>
public sealed class PexFile : IDisposable
{
    private readonly PexParts _parts;
    private readonly Lazy<string> _sha256;

    internal PexFile(PexParts parts)
    {
        _parts = parts;
        _sha256 = new Lazy<string>(() => ContentIdentity.Compute(parts.Container));
        EntryPoint = TryReadEntryPoint();
    }

    /// <summary>The path as it was given.</summary>
    public string Path => _parts.Container.Path;

    /// <summary>How its files are kept.</summary>
    public PexLayout Layout => _parts.Layout;

    /// <summary>Whether its runtime is the native one of <c>pex --rc</c> (2.95.0 and newer) instead of <c>.bootstrap</c>.</summary>
    public bool IsNative => _parts.IsNative;

    /// <summary>The pex release that built it: of its bundled runtime, or what PEX-INFO says. None up to 1.6.3 unless the runtime says so.</summary>
    public string? PexVersion => _parts.PexVersion;

    /// <summary>The <c>#!</c> line without its end; <see langword="null"/> when there is none.</summary>
    public string? Shebang => _parts.Shebang;

    /// <summary>What PEX-INFO says.</summary>
    public PexInfo Info => _parts.Info;

    /// <summary>The distributions: those of PEX-INFO in its order, then those that it does not list.</summary>
    public IReadOnlyList<PexDistribution> Distributions => _parts.Distributions;

    /// <summary>What it starts; <see cref="PexEntryPoint.None"/> also when PEX-INFO says something that is no entry point, which unpacking refuses.</summary>
    public PexEntryPoint EntryPoint { get; }

    /// <summary>
    /// The identity of its content, SHA-256 in hex: of the file's bytes, or, for a folder, of its paths, execute bits and contents. Computed when
    /// first asked for.
    /// </summary>
    public string Sha256 => _sha256.Value;

    /// <summary>The manifest, when this is a folder that this library made.</summary>
    public FolderManifest? Manifest => _parts.Manifest;

    /// <summary>What the user should know about it.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings => _parts.Warnings;

    /// <summary>Its size on disk in bytes.</summary>
    public long Length => _parts.Container is ZipContainer zip ? zip.Length : UnpackedLength;

    /// <summary>How many files it holds, those in inner zips included.</summary>
    public int FileCount => AllMembers.Count();

    /// <summary>The size of those files in bytes.</summary>
    public long UnpackedLength => AllMembers.Sum(member => member.Length);

    /// <summary>The files outside of distributions.</summary>
    internal IReadOnlyList<PexMember> Members => _parts.Members;

    /// <summary>The Python that its shebang names, or with <c>--sh-boot</c> the one that its entry script's own first line names.</summary>
    internal string? ShebangPython => ShebangLine.PythonName(Shebang) ?? ShebangLine.PythonName(_parts.BootScript.Shebang);

    /// <summary>What is in <c>.deps</c> and not in PEX-INFO, by its name there.</summary>
    internal IEnumerable<string> UnlistedDistributions =>
        Distributions.Where(distribution => !distribution.IsListed).Select(distribution => distribution.FileName)
        .Concat(
            Members.Where(member => member.Path.StartsWith(PexNames.DistributionsPrefix, StringComparison.Ordinal))
                .Select(member => member.Path.Substring(PexNames.DistributionsPrefix.Length)));

    /// <summary>The zips inside it, as the files that they are in the PEX.</summary>
    internal IReadOnlyList<PexMember> InnerZips => _parts.InnerZips;

    /// <summary>What is refused for its size (<see cref="PexReadOptions.Limits"/>).</summary>
    internal ReadLimits Limits => _parts.Limits;

    internal IContainer Container => _parts.Container;

    /// <summary>What stands in front of the zip, when it is a <c>#!</c> line, with or without more text behind it.</summary>
    internal string? Prelude => (_parts.Container as ZipContainer)?.ReadTextPrelude();

    /// <summary>
    /// Whether its files are compressed, also those in the zips of a packed layout; wheels, which have a compression of their own, do not count.
    /// </summary>
    internal bool IsCompressed =>
        Members.Select(member => member.Container).OfType<ZipContainer>().FirstOrDefault() is not { } zip || zip.IsCompressed(PexNames.DistributionsPrefix);

    internal string? Preamble => _parts.BootScript.Preamble;

    /// <summary>Whether its runtime bundles a pkg_resources for the program's use (up to pex 1.5).</summary>
    internal bool BundlesPkgResources =>
        _parts.Members.Any(member => member.Path.StartsWith(PexNames.BootstrapPrefix + "pkg_resources/", StringComparison.Ordinal));

    private IEnumerable<PexMember> AllMembers =>
        Members.Concat(Distributions.SelectMany(distribution => PexMember.FilesOf(distribution.Content, distribution.Path + "/")));

    /// <summary>Opens a PEX.</summary>
    /// <param name="path">A file, or a folder in the loose, packed or unpacked layout.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="PexException">It is no PEX, or damaged, or unsafe.</exception>
    public static PexFile Open(string path, PexReadOptions? options = null)
    {
        try
        {
            return new PexFile(PexParts.Read(path, options ?? new PexReadOptions()));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(path, refused);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Dispose();

    /// <summary>What PEX-INFO says it starts.</summary>
    /// <exception cref="PexException">That is no entry point, or there are two.</exception>
    internal PexEntryPoint ReadEntryPoint() => (Info.EntryPoint, Info.Script) switch
    {
        ({ } entryPoint, { } script) => throw PexErrors.EntryPointAndScript.Error(Path, entryPoint, script),
        ({ } entryPoint, null) => PexEntryPoint.Parse(entryPoint, Path),
        (null, { } script) => PexEntryPoint.ParseScript(script, Path),
        _ => PexEntryPoint.None,
    };

    private PexEntryPoint TryReadEntryPoint()
    {
        try
        {
            return ReadEntryPoint();
        }
        catch (PexException)
        {
            return PexEntryPoint.None;
        }
    }
}
