namespace PexBuild.Files;

/// <summary>The folders above a target that had to be made for it, to be taken away again if the target does not come to be.</summary>
internal sealed class ParentFolders
{
    // The deepest first.
    private readonly List<string> _made = [];

    private ParentFolders()
    {
    }

    /// <summary>Makes a folder, and those above it that are missing.</summary>
    public static ParentFolders Make(string folder)
    {
        var parents = new ParentFolders();
        for (string? missing = folder; !string.IsNullOrEmpty(missing) && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
            parents._made.Add(missing!);
        try
        {
            FileModes.CreateFolder(folder);
            return parents;
        }
        catch
        {
            parents.TakeBack();
            throw;
        }
    }

    /// <summary>Removes those that are empty.</summary>
    public void TakeBack()
    {
        foreach (var folder in _made)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // Never made, or somebody else has put something into it.
                if (Directory.Exists(folder))
                    return;
            }
        }
    }
}
