using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>
/// A folder of a container, presented as a container: for example the distribution <c>.deps/x.whl</c> of a PEX. It does not own the container.
/// </summary>
internal sealed class ContainerView : IContainer
{
    private readonly IContainer _whole;
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly List<ContainerEntry> _entries = [];

    public ContainerView(IContainer whole, string folder)
    {
        _whole = whole;
        Path = whole.Path;
        Folder = folder;
    }

    public string Path { get; }

    /// <summary>The folder's path in the whole container.</summary>
    public string Folder { get; }

    public IReadOnlyList<ContainerEntry> Entries => _entries;

    public IReadOnlyList<PexDiagnostic> Warnings => [];

    public UnpackBudget Budget => _whole.Budget;

    /// <summary>Splits a container into the folders below <paramref name="parent"/> in one pass.</summary>
    public static Dictionary<string, ContainerView> Children(IContainer whole, string parent)
    {
        var views = new Dictionary<string, ContainerView>(StringComparer.Ordinal);
        foreach (var entry in whole.Entries)
        {
            if (!entry.Path.StartsWith(parent + "/", StringComparison.Ordinal))
                continue;
            var slash = entry.Path.IndexOf('/', parent.Length + 1);
            if (slash < 0 && !entry.IsFolder)
                continue;
            var name = slash < 0 ? entry.Path.Substring(parent.Length + 1) : entry.Path.Substring(parent.Length + 1, slash - parent.Length - 1);
            if (!views.TryGetValue(name, out var view))
                views.Add(name, view = new ContainerView(whole, parent + "/" + name));
            if (slash >= 0)
                view.Add(entry, entry.Path.Substring(slash + 1));
        }

        return views;
    }

    public ContainerEntry? Find(string path) => _members.TryGetValue(path, out var member) && !member.Entry.IsFolder ? member.Entry : null;

    public Stream Open(ContainerEntry entry) => _whole.Open(_members[entry.Path].Original);

    public void Dispose()
    {
    }

    private void Add(ContainerEntry original, string path)
    {
        var entry = new ContainerEntry(path, original.IsFolder, original.Length, original.IsExecutable);
        _members.Add(path, new Member(entry, original));
        _entries.Add(entry);
    }

    private readonly struct Member(ContainerEntry entry, ContainerEntry original)
    {
        public ContainerEntry Entry { get; } = entry;

        public ContainerEntry Original { get; } = original;
    }
}
