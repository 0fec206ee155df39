using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>A patch: what it is called in messages, and its bytes.</summary>
/// <param name="Name">Its path, as a rule.</param>
/// <param name="Content">What <c>git diff</c>, <c>diff -u</c> or this library wrote.</param>
public sealed record PatchFile(string Name, byte[] Content)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="PexException">It is not there, or cannot be read, or is too large.</exception>
    public static PatchFile Read(string path)
    {
        if (!File.Exists(path))
            throw Directory.Exists(path) ? PexErrors.InputKind.Error(path, FileKinds.Folder, FileKinds.File) : PexErrors.InputMissing.Error(path);
        try
        {
            var length = new FileInfo(path).Length;
            return length <= ReadLimits.Default.PatchBytes
                ? new PatchFile(path, File.ReadAllBytes(path))
                : throw PexErrors.PatchTooLarge.Error(path, PatchReasons.PatchHas, length, ReadLimits.Default.PatchBytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(path, refused);
        }
    }
}
