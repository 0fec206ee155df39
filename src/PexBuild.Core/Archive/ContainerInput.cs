using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive;

/// <summary>What a path that should be a PEX names.</summary>
internal enum ContainerKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,
}

/// <summary>Looks at what is to be read before it is opened: opening a fifo would wait for ever, opening a device may do something.</summary>
internal static class ContainerInput
{
    /// <summary>Tells whether a path names a file or a folder, links followed.</summary>
    /// <exception cref="PexException">It names nothing, or something else.</exception>
    public static ContainerKind KindOf(string path)
    {
        if (Directory.Exists(path))
            return ContainerKind.Folder;
        if (!File.Exists(path))
            throw PexErrors.InputMissing.Error(path);
        var special = DescribeTarget(path);
        return special is null ? ContainerKind.File : throw PexErrors.InputKind.Error(path, special, FileKinds.FileOrFolder);
    }

    private static VerbatimText? DescribeTarget(string path)
    {
        var file = new FileInfo(path);
        try
        {
#if NET
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
#endif
            return SpecialFiles.Describe(file);
        }
        catch (IOException)
        {
            // A link to nothing, or in a circle.
            throw PexErrors.InputMissing.Error(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw PexErrors.CannotRead.Because(path, e);
        }
    }
}
