using System.Diagnostics;

namespace PexBuild.Files;

/// <summary>The parent folders that had to be created for a target, to be removed again if the target is not created.</summary>
/// <remarks>Other processes may need the same folders and remove them at any moment: if writing into one fails, the caller creates them again.</remarks>
internal sealed class ParentFolders
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <param name="folder">The folder that will contain the target. It need not exist yet.</param>
    public ParentFolders(string folder) => _folder = folder;

    /// <summary>Creates the folder and its missing parents.</summary>
    public void Make()
    {
        var waited = Stopwatch.StartNew();
        while (!Directory.Exists(_folder))
        {
            try
            {
                foreach (var missing in Missing())
                {
                    FileModes.CreateFolder(missing);
                    _made.Add(missing);
                }
            }
            catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException && waited.Elapsed < s_patience)
            {
                // Another process removed the parent at this moment (.NET reports either exception for that), or nothing can be created there, as in
                // /proc, which looks the same.
                Thread.Sleep(1);
            }
        }
    }

    /// <summary>Removes the folders that were created, if they are empty.</summary>
    public void TakeBack()
    {
        // Longer paths first: a folder becomes empty only after its subfolders are removed.
        foreach (var folder in _made.OrderByDescending(folder => folder.Length))
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // Another process removed it, or put something into it.
                if (Directory.Exists(folder))
                    return;
            }
        }
    }

    /// <summary>The folders that are missing, the topmost first.</summary>
    private Stack<string> Missing()
    {
        var missing = new Stack<string>();
        for (string? folder = _folder; !string.IsNullOrEmpty(folder) && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing.Push(folder!);
        return missing;
    }
}
