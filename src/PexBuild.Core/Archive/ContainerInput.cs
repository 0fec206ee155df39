using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive;

/// <summary>The kind of file system object at the path of a PEX.</summary>
internal enum ContainerKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,
}

/// <summary>Checks an input path before it is opened: opening a fifo would block forever, and opening a device may have side effects.</summary>
internal static class ContainerInput
{
    /// <summary>Whether a path is a file or a folder, with links followed.</summary>
    /// <exception cref="PexException">Nothing exists there, or it is neither.</exception>
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
            // A dangling link, or a cycle of links.
            throw PexErrors.InputMissing.Error(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw PexErrors.CannotRead.Because(path, e);
        }
    }
}
