using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Json;
using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Edits;

/// <summary>Reads the pristine content of an unpacked folder's files. The PEX is located on first need.</summary>
internal sealed class PristineContent : IDisposable
{
    private readonly string _folder;
    private readonly FolderManifest _manifest;
    private readonly string? _from;
    private readonly ReadLimits _limits;
    private PexFile? _pex;
    private Dictionary<string, PlannedFile>? _planned;

    /// <param name="folder">The folder.</param>
    /// <param name="from">The PEX, if the user named it.</param>
    public PristineContent(UnpackedFolder folder, string? from) : this(folder.Path, folder.Manifest, from, folder.Limits)
    {
    }

    /// <param name="folder">The folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="from">The PEX, if the user named it.</param>
    /// <param name="limits">The size limits for reading the PEX.</param>
    public PristineContent(string folder, FolderManifest manifest, string? from, ReadLimits limits)
    {
        _limits = limits;
        _folder = folder;
        _manifest = manifest;
        _from = from;
    }

    /// <exception cref="PexException">The PEX was not found or is damaged, or this version would unpack it differently.</exception>
    public byte[] Read(string path)
    {
        var file = _manifest.Files[path];
        if (PristineStore.Find(_folder, file) is { } kept)
            return kept;
        using var content = new MemoryStream();
        using (var source = Planned(file).Open())
            source.CopyTo(content);
        var bytes = content.ToArray();
        return Sha256Hex.Compute(bytes) == file.Sha256 ? bytes : throw Differs(file);
    }

    /// <summary>Writes a file's pristine content to a stream.</summary>
    /// <exception cref="PexException">As for <see cref="Read"/>; what was written by then must be discarded.</exception>
    public void CopyTo(string path, Stream target)
    {
        var file = _manifest.Files[path];
        if (PristineStore.Find(_folder, file) is { } kept)
        {
            target.Write(kept, 0, kept.Length);
            return;
        }

        using var copy = new HashingCopy();
        using var source = Planned(file).Open();
        if (copy.Run(source, target) != file.Sha256)
            throw Differs(file);
    }

    public void Dispose() => _pex?.Dispose();

    private PlannedFile Planned(ManifestFile file)
    {
        if (_planned is null)
        {
            _pex = new PexFinder(_folder, _manifest, _limits).Open(_from)
                ?? throw PexErrors.PristineMissing.Error(_folder, file.Path, _manifest.Source.Name, _manifest.Source.Sha256);
            _planned = new UnpackPlanner(_pex, Options()).Plan().Files.ToDictionary(planned => planned.Path, StringComparer.Ordinal);
        }

        return _planned.TryGetValue(file.Path, out var found) ? found : throw Differs(file);
    }

    private UnpackOptions Options() => new()
    {
        Folder = _folder,
        EntryPoint = _manifest.Options["entryPoint"]?.AsString,
        Script = _manifest.Options["script"]?.AsString,
        Patch = _manifest.Options["patch"] is JsonBoolean { Value: true },
        Launchers = _manifest.Options["launchers"]?.AsString is not null,
        PexName = _manifest.Source.Name,
    };

    private PexException Differs(ManifestFile file) => PexErrors.PristineDiffers.Error(_folder, file.Path, _manifest.ToolVersion);
}
