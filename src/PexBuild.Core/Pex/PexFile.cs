using PexBuild.Archive;
using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;
using PexBuild.Manifests;

namespace PexBuild.Pex;

/// <summary>An open PEX: a file, or a folder in one of the layouts. Its structure has been checked in full; none of its code has been run.</summary>
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

    /// <summary>The path as given.</summary>
    public string Path => _parts.Container.Path;

    /// <summary>The layout of the PEX.</summary>
    public PexLayout Layout => _parts.Layout;

    /// <summary>Whether the runtime is the native one of <c>pex --rc</c> (2.95.0 and newer) instead of <c>.bootstrap</c>.</summary>
    public bool IsNative => _parts.IsNative;

    /// <summary>
    /// The pex release that built it: the version of its bundled runtime, or the one in PEX-INFO. Up to 1.6.3 it is known only if
    /// the runtime states it.
    /// </summary>
    public string? PexVersion => _parts.PexVersion;

    /// <summary>The <c>#!</c> line without its line end; <see langword="null"/> if there is none.</summary>
    public string? Shebang => _parts.Shebang;

    /// <summary>The content of PEX-INFO.</summary>
    public PexInfo Info => _parts.Info;

    /// <summary>The distributions: those listed in PEX-INFO, in its order, then the unlisted ones.</summary>
    public IReadOnlyList<PexDistribution> Distributions => _parts.Distributions;

    /// <summary>The entry point; also <see cref="PexEntryPoint.None"/> if PEX-INFO has an invalid entry point, which unpacking refuses.</summary>
    public PexEntryPoint EntryPoint { get; }

    /// <summary>
    /// The SHA-256 that identifies the content, in hex: of the file's bytes, or, for a folder, of its paths, execute bits and
    /// contents. Computed on first use.
    /// </summary>
    public string Sha256 => _sha256.Value;

    /// <summary>The manifest, if this is an unpacked folder that this library created.</summary>
    public FolderManifest? Manifest => _parts.Manifest;

    /// <summary>The warnings found while reading.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings => _parts.Warnings;

    /// <summary>The size on disk in bytes.</summary>
    public long Length => _parts.Container is ZipContainer zip ? zip.Length : UnpackedLength;

    /// <summary>The number of files, including those in inner zips.</summary>
    public int FileCount => AllMembers.Count();

    /// <summary>The total size of those files in bytes.</summary>
    public long UnpackedLength => AllMembers.Sum(member => member.Length);

    /// <summary>The files outside the distributions.</summary>
    internal IReadOnlyList<PexMember> Members => _parts.Members;

    /// <summary>The Python named by the shebang, or with <c>--sh-boot</c> by the first line of the entry script itself.</summary>
    internal string? ShebangPython => ShebangLine.PythonName(Shebang) ?? ShebangLine.PythonName(_parts.BootScript.Shebang);

    /// <summary>The names in <c>.deps</c> that PEX-INFO does not list.</summary>
    internal IEnumerable<string> UnlistedDistributions =>
        Distributions.Where(distribution => !distribution.IsListed).Select(distribution => distribution.FileName)
        .Concat(
            Members.Where(member => member.Path.StartsWith(PexNames.DistributionsPrefix, StringComparison.Ordinal))
                .Select(member => member.Path.Substring(PexNames.DistributionsPrefix.Length)));

    /// <summary>The zips inside the PEX, as files of the PEX.</summary>
    internal IReadOnlyList<PexMember> InnerZips => _parts.InnerZips;

    /// <summary>The size limits (<see cref="PexReadOptions.Limits"/>).</summary>
    internal ReadLimits Limits => _parts.Limits;

    internal IContainer Container => _parts.Container;

    /// <summary>The text before the zip, if it starts with a <c>#!</c> line, with or without more text after it.</summary>
    internal string? Prelude => (_parts.Container as ZipContainer)?.ReadTextPrelude();

    /// <summary>
    /// Whether the files are compressed, including those in the zips of a packed layout; wheels are ignored because they have
    /// their own compression.
    /// </summary>
    internal bool IsCompressed =>
        Members.Select(member => member.Container).OfType<ZipContainer>().FirstOrDefault() is not { } zip || zip.IsCompressed(PexNames.DistributionsPrefix);

    internal string? Preamble => _parts.BootScript.Preamble;

    /// <summary>Whether the runtime bundles a pkg_resources for the program to use (up to pex 1.5).</summary>
    internal bool BundlesPkgResources =>
        _parts.Members.Any(member => member.Path.StartsWith(PexNames.BootstrapPrefix + "pkg_resources/", StringComparison.Ordinal));

    private IEnumerable<PexMember> AllMembers =>
        Members.Concat(Distributions.SelectMany(distribution => PexMember.FilesOf(distribution.Content, distribution.Path + "/")));

    /// <summary>Opens a PEX.</summary>
    /// <param name="path">A file, or a folder in the loose, packed or unpacked layout.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="PexException">It is not a PEX, or it is damaged or unsafe.</exception>
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

    /// <summary>Reads the entry point from PEX-INFO.</summary>
    /// <exception cref="PexException">It is not a valid entry point, or there are two.</exception>
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
