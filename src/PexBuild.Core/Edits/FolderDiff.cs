using PexBuild.Diagnostics;

namespace PexBuild.Edits;

/// <summary>
/// The edits of an unpacked folder as a patch, as <c>git diff --binary</c> would write it: <c>git apply</c>, <c>patch -p1</c> and
/// <see cref="UnpackedFolder.Apply"/> accept it.
/// </summary>
public sealed class FolderDiff
{
    internal FolderDiff(IReadOnlyList<FileDiff> files, IReadOnlyList<PexDiagnostic> leftOut)
    {
        Files = files;
        LeftOut = leftOut;
    }

    /// <summary>Each edit with its patch, sorted by path.</summary>
    public IReadOnlyList<FileDiff> Files { get; }

    /// <summary>
    /// PEX2025, a warning for each edit that a patch cannot represent: a link, a name that is not UTF-8, or a file larger than
    /// <see cref="Archive.ReadLimits.PatchBytes"/>.
    /// </summary>
    public IReadOnlyList<PexDiagnostic> LeftOut { get; }

    /// <summary>Whether there are no edits.</summary>
    public bool IsEmpty => Files.Count == 0 && LeftOut.Count == 0;

    /// <summary>Writes the patches of all files, one after the other.</summary>
    /// <param name="patch">Receives the bytes of the patch file; each file's line endings and encoding are kept.</param>
    public void WriteTo(Stream patch)
    {
        foreach (var file in Files)
            patch.Write(file.Patch, 0, file.Patch.Length);
    }
}
