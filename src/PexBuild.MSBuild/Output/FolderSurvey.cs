using Microsoft.Build.Framework;
using PexBuild.Files;

namespace PexBuild.MSBuild.Output;

/// <summary>Computes the digest of a folder's listing and, if wanted, makes an item for each file.</summary>
/// <param name="root">The folder. One that does not exist counts as empty.</param>
/// <param name="withStamps">Whether the digest includes the stamps of the files.</param>
/// <param name="describe">Makes the item for the path of a file, or returns <see langword="null"/> for none; called on several threads.</param>
internal sealed class FolderSurvey(string root, bool withStamps, Func<string, ITaskItem?>? describe = null)
{
    private readonly List<ITaskItem> _items = [];
    private FolderDigest _digest;

    public FolderDigest Digest => _digest;

    /// <summary>The items, in no particular order.</summary>
    public IReadOnlyCollection<ITaskItem> Items => _items;

    /// <summary>Reads folders on several threads, because the build waits for it, and most of the time is spent in system calls for the stamps.</summary>
    public static void Read(params FolderSurvey[] surveys)
    {
        var waiting = new WaitingFolders();
        foreach (var survey in surveys)
        {
            if (Directory.Exists(survey.Root))
                waiting.Add(survey, "");
        }

        Workers.Run(Workers.Count, _ => Work(waiting));
    }

    private string Root => root;

    private static void Work(WaitingFolders waiting)
    {
        var inner = new List<string>();
        while (waiting.TryTake(out var survey, out var folder))
        {
            try
            {
                survey.ReadFolder(folder, inner);
                foreach (var path in inner)
                    waiting.Add(survey, path);
                inner.Clear();
            }
            finally
            {
                waiting.Done();
            }
        }
    }

    private void ReadFolder(string folder, List<string> inner)
    {
        FolderDigest digest = default;
        var items = new List<ITaskItem>();
        FolderListing.ReadFolder(
            root,
            folder,
            withStamps,
            (_, name, stamp) =>
            {
                digest.Add(folder, name, stamp);
                if (describe?.Invoke(FolderListing.Join(folder, name)) is { } item)
                    items.Add(item);
            },
            inner);
        lock (_items)
        {
            _digest.Add(digest);
            _items.AddRange(items);
        }
    }

    /// <summary>The queue of folders to read, shared by the threads.</summary>
    private sealed class WaitingFolders
    {
        private readonly Stack<(FolderSurvey Survey, string Folder)> _folders = new();
        private int _unread;

        public void Add(FolderSurvey survey, string folder)
        {
            lock (_folders)
            {
                _folders.Push((survey, folder));
                _unread++;
                Monitor.Pulse(_folders);
            }
        }

        /// <summary>Takes a folder. While other threads still read folders, which may add more, it waits.</summary>
        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FolderSurvey? survey, out string folder)
        {
            lock (_folders)
            {
                while (_folders.Count == 0 && _unread > 0)
                    Monitor.Wait(_folders);
                (survey, folder) = _folders.Count > 0 ? _folders.Pop() : (null, "");
                return survey is not null;
            }
        }

        /// <summary>Marks a folder as read, after the folders in it were added.</summary>
        public void Done()
        {
            lock (_folders)
            {
                if (--_unread == 0)
                    Monitor.PulseAll(_folders);
            }
        }
    }
}
