using System.Security.Cryptography;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Json;
using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.Verifying;

/// <summary>Compares the manifest of an unpacked folder with the PEX that it was unpacked from.</summary>
/// <remarks>Generated files are not compared, because other versions of this library write different ones. Patched files are not compared either.</remarks>
internal sealed class SourceComparison
{
    private readonly PexFile _folder;
    private readonly FolderManifest _manifest;
    private readonly string _source;

    public SourceComparison(PexFile folder, FolderManifest manifest, string source)
    {
        _folder = folder;
        _manifest = manifest;
        _source = source;
    }

    public IEnumerable<PexDiagnostic> Compare(CancellationToken cancellation)
    {
        using var pex = PexFile.Open(_source, new PexReadOptions { CopyLinkedFiles = true, Limits = _folder.Limits });
        if (pex.Sha256 != _manifest.Source.Sha256)
            return [PexErrors.SourceIsAnother.Error(_folder.Path, _source, pex.Sha256, _manifest.Source.Sha256).Diagnostic];
        return [.. Differences(pex, cancellation)];
    }

    private IEnumerable<PexDiagnostic> Differences(PexFile pex, CancellationToken cancellation)
    {
        var left = new HashSet<string>(
            _manifest.Files.Values.Where(file => file.Origin != ManifestFile.Generated && !_manifest.Patches.Contains(file.Path)).Select(file => file.Path),
            StringComparer.Ordinal);
        var plan = PexUnpacker.Plan(pex,
            new UnpackOptions { Patch = _manifest.Options["patch"] is not JsonBoolean { Value: false }, Launchers = false, Folder = _folder.Path });
        foreach (var file in plan.Files.Where(file => file.Origin != FileOrigin.Generated && !_manifest.Patches.Contains(file.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            left.Remove(file.Path);
            if (!_manifest.Files.TryGetValue(file.Path, out var row))
                yield return Problem(HashReasons.NotInManifest(file.Path));
            else if (row.Length != file.Length || row.Sha256 != Hex.Lower(ContentHash.ComputeFile(file.Open, HashAlgorithmName.SHA256)))
                yield return Problem(HashReasons.OtherHash(file.Path));
        }

        foreach (var path in left.OrderBy(path => path, StringComparer.Ordinal))
            yield return Problem(HashReasons.NotInPex(path));
    }

    private PexDiagnostic Problem(VerbatimText problem) => PexErrors.ManifestNotOfSource.Error(_folder.Path, _source, problem).Diagnostic;
}
