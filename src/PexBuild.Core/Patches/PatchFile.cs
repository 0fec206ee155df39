using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>A patch: its name for messages, and its bytes.</summary>
public sealed class PatchFile
{
    /// <summary>Creates a patch from memory.</summary>
    /// <param name="name">The name for messages, usually the path.</param>
    /// <param name="content">The output of <c>git diff</c>, <c>diff -u</c> or this library.</param>
    public PatchFile(string name, byte[] content)
    {
        Name = name;
        Content = content;
    }

    /// <summary>The name for messages.</summary>
    public string Name { get; }

    /// <summary>The bytes of the patch.</summary>
    public byte[] Content { get; }

    /// <summary>Reads a patch from a file.</summary>
    /// <param name="path">The file; also becomes the patch's <see cref="Name"/>.</param>
    /// <param name="limits">The size limit (<see cref="ReadLimits.PatchBytes"/>); by default <see cref="ReadLimits.FromEnvironment"/>.</param>
    /// <exception cref="PexException">PEX1001: the file does not exist. PEX1023: it cannot be read. PEX1509: it is too large.</exception>
    public static PatchFile Read(string path, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.FromEnvironment();
        if (!File.Exists(path))
            throw Directory.Exists(path) ? PexErrors.InputKind.Error(path, FileKinds.Folder, FileKinds.File) : PexErrors.InputMissing.Error(path);
        try
        {
            var length = new FileInfo(path).Length;
            if (length > limits.PatchBytes)
                throw PexErrors.PatchTooLarge.Error(path, PatchReasons.PatchHas, length, limits.PatchBytes);
            using var file = File.OpenRead(path);
            return ReadFrom(file, path, limits);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(path, refused);
        }
    }

    /// <summary>Reads a patch from a stream, up to its end.</summary>
    /// <param name="content">The patch.</param>
    /// <param name="name">The name for messages.</param>
    /// <param name="limits">The size limit (<see cref="ReadLimits.PatchBytes"/>); by default <see cref="ReadLimits.FromEnvironment"/>.</param>
    /// <exception cref="PexException">PEX1509: the patch is too large.</exception>
    public static PatchFile ReadFrom(Stream content, string name, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.FromEnvironment();
        using var bytes = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > limits.PatchBytes)
                throw PexErrors.PatchTooLarge.Error(name, PatchReasons.PatchHasAtLeast, bytes.Length, limits.PatchBytes);
        }

        return new PatchFile(name, bytes.ToArray());
    }
}
