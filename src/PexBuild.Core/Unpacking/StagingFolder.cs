namespace PexBuild.Unpacking;

/// <summary>
/// A fresh folder beside the target, entered by nobody else, in which everything is made before one rename puts it in place.
/// It is removed with all that is left in it, whatever happens.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string Marker = ".pexbuild-";

    private StagingFolder(string path)
    {
        Path = path;
        FileModes.CreatePrivateFolder(path);
        Content = System.IO.Path.Combine(path, "new");
        Replaced = System.IO.Path.Combine(path, "old");
        FileModes.CreateFolder(Content);
    }

    public string Path { get; }

    /// <summary>Where the new folder is made. It has its final mode already: only the folder around it is private.</summary>
    public string Content { get; }

    /// <summary>Where a folder that is being replaced goes for the moment between two renames.</summary>
    public string Replaced { get; }

    /// <summary>Makes one for a target; the folders above the target are made too.</summary>
    public static StagingFolder For(string target)
    {
        FileModes.CreateFolder(Parent(target));
        return new StagingFolder(System.IO.Path.Combine(Parent(target), Prefix(target) + Guid.NewGuid().ToString("N")));
    }

    /// <summary>Makes one inside an empty target that cannot be replaced: the working directory, a mount point.</summary>
    public static StagingFolder Inside(string target) => new(System.IO.Path.Combine(target, Marker + Guid.NewGuid().ToString("N")));

    /// <summary>Takes back a replacement that was killed between its two renames, and sweeps what earlier ones left lying about.</summary>
    /// <remarks>A staging folder without a replaced one in it may belong to a process that is at work, so it is left alone until it is a day old.</remarks>
    public static void Recover(string target)
    {
        var parent = Parent(target);
        if (!Directory.Exists(parent))
            return;
        foreach (var left in Directory.GetDirectories(parent, Prefix(target) + "*"))
        {
            var replaced = System.IO.Path.Combine(left, "old");
            if (Directory.Exists(replaced) && !Directory.Exists(target))
                Directory.Move(replaced, target);
            else if (Directory.GetLastWriteTimeUtc(left) > DateTime.UtcNow.AddDays(-1))
                continue;
            FolderRemoval.Remove(left);
        }
    }

    public void Dispose() => FolderRemoval.Remove(Path);

    private static string Parent(string target) => System.IO.Path.GetDirectoryName(target)!;

    private static string Prefix(string target) => "." + System.IO.Path.GetFileName(target) + Marker;
}
