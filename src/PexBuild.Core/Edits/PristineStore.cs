using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;

namespace PexBuild.Edits;

/// <summary><c>.pexbuild/pristine</c>: the pristine content of edited files that a command has needed, at the same relative paths.</summary>
/// <remarks>A cache: a file is used only if it has the manifest's hash, so missing and stale files do no harm.</remarks>
internal static class PristineStore
{
    public static byte[]? Find(string folder, ManifestFile file)
    {
        try
        {
            var path = FolderPaths.At(folder, PexBuildFolder.Pristine + file.Path);
            if (!FolderPaths.IsRegular(path) || new FileInfo(path).Length != file.Length)
                return null;
            var content = OwnFile.Read(path);
            return Sha256Hex.Compute(content) == file.Sha256 ? content : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stores a file's pristine content. It is not an error if the folder cannot be written to.</summary>
    public static void Keep(string folder, string path, byte[] content)
    {
        try
        {
            LinkCheck.Refuse(folder, PexBuildFolder.Pristine + path, new HashSet<string>(StringComparer.Ordinal));
            var kept = FolderPaths.At(folder, PexBuildFolder.Pristine + path);
            FileModes.CreateFolder(Path.GetDirectoryName(kept)!);
            AtomicFile.Write(kept, stream => stream.Write(content, 0, content.Length), isExecutable: false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or PexException)
        {
            // It will be read from the PEX again.
        }
    }
}
