using Microsoft.Build.Framework;

namespace PexBuild.MSBuild;

/// <summary>How a folder looks: the digest of its listing and, if wanted, an item for each file.</summary>
/// <param name="root">The folder. One that is not there is empty.</param>
/// <param name="withStamps">Whether the digest is one of the files' stamps too.</param>
/// <param name="describe">Makes the item of a file, or none, of its path; called by several threads.</param>
internal sealed class FolderSurvey(string root, bool withStamps, Func<string, ITaskItem?>? describe = null)
{
    private readonly List<ITaskItem> _items = [];
    private FolderDigest _digest;

    public FolderDigest Digest => _digest;

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<ITaskItem> Items => _items;

    /// <summary>Reads folders, with several threads: the build waits for it, and most of the time goes to asking the system for the stamp of each file.</summary>
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

    /// <summary>The folders that are still to be read, shared by the threads that read them.</summary>
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

        /// <summary>Takes one, and waits while those being read may hold further ones.</summary>
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

        /// <summary>Says that one was read, with what is in it added.</summary>
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
