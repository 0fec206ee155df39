using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Verifying;

/// <summary>Recomputes the hashes that are recorded in a PEX, or in a folder that one was unpacked to.</summary>
public static class PexVerifier
{
    /// <summary>Verifies a PEX or an unpacked folder; problems are reported in the result.</summary>
    /// <param name="pex">A PEX, or a folder that one was unpacked to.</param>
    /// <param name="source">For an unpacked folder: the PEX that it was unpacked from. By default the file beside the folder with the name that is
    /// recorded in the manifest.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="PexException">The data are too damaged to be read to the end, or the named source is not a PEX.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static PexVerification Verify(PexFile pex, string? source = null, CancellationToken cancellation = default)
    {
        try
        {
            return pex.Manifest is { } manifest ? VerifyFolder(pex, manifest, source, cancellation) : VerifyPex(pex, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(pex.Path, refused);
        }
    }

    private static PexVerification VerifyPex(PexFile pex, CancellationToken cancellation)
    {
        var checks = new PexHashes(pex, [], cancellation).Check();
        return new PexVerification(checks, [], source: null, [.. Problems(pex, checks)]);
    }

    private static PexVerification VerifyFolder(PexFile pex, FolderManifest manifest, string? named, CancellationToken cancellation)
    {
        var edits = FolderState.Read(pex.Path, manifest).Edits;
        var checks = new PexHashes(pex, edits.Select(edit => edit.Path).Concat(manifest.Patches.Paths), cancellation).Check();
        var problems = Problems(pex, checks).ToList();
        var source = named ?? SourceBeside(pex.Path, manifest);
        if (source is not null)
            problems.AddRange(new SourceComparison(pex, manifest, source).Compare(cancellation));
        return new PexVerification(checks, edits, source, problems);
    }

    private static IEnumerable<PexDiagnostic> Problems(PexFile pex, IEnumerable<HashCheck> checks) =>
        checks.Where(check => check.State == HashState.Wrong).Select(check => check.Error(pex.Path).Diagnostic);

    private static string? SourceBeside(string folder, FolderManifest manifest)
    {
        var parent = Path.GetDirectoryName(FolderPaths.Full(folder));
        var path = parent is null || Path.GetFileName(manifest.Source.Name) != manifest.Source.Name ? null : Path.Combine(parent, manifest.Source.Name);
        return path is not null && (File.Exists(path) || Directory.Exists(path)) && FolderPaths.Full(path) != FolderPaths.Full(folder) ? path : null;
    }
}
