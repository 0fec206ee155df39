using System.Diagnostics;

namespace PexBuild.Files;

/// <summary>The folders above a target that had to be made for it, to be taken away again if the target does not come to be.</summary>
/// <remarks>Others may need the same folders and take them away at any moment: whoever puts something into one makes them again when that fails.</remarks>
internal sealed class ParentFolders
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <param name="folder">The folder that the target is to lie in. It need not be there yet.</param>
    public ParentFolders(string folder) => _folder = folder;

    /// <summary>Makes the folder, and those above it that are missing.</summary>
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
                // The folder above it was taken back at this moment (.NET reports either exception for that), or nothing can be made there, as in
                // /proc, which looks the same.
                Thread.Sleep(1);
            }
        }
    }

    /// <summary>Removes those that were made, if they are empty.</summary>
    public void TakeBack()
    {
        // The longer first, since a folder is empty only once those in it are gone.
        foreach (var folder in _made.OrderByDescending(folder => folder.Length))
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // Somebody else removed it, or has put something into it.
                if (Directory.Exists(folder))
                    return;
            }
        }
    }

    /// <summary>The topmost first.</summary>
    private Stack<string> Missing()
    {
        var missing = new Stack<string>();
        for (string? folder = _folder; !string.IsNullOrEmpty(folder) && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing.Push(folder!);
        return missing;
    }
}
