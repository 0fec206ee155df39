namespace PexBuild.MSBuild;

/// <summary>
/// The files in which this package remembers: two for each item, and two more for each of its copies, as a project may be built to several output directories
/// in turn. Their names begin with the item's state, its output folder's path below a root.
/// </summary>
internal static class StateFiles
{
    private const string InputsSuffix = ".inputs";
    private const string ResultSuffix = ".result";
    private const string CopySuffix = ".copy";
    private const string SeenSuffix = ".seen";
    private static readonly string[] s_suffixes = [InputsSuffix, ResultSuffix, CopySuffix, SeenSuffix];

    /// <summary>What the folder was made of: the input of the build's up-to-date check.</summary>
    public static string Inputs(string state) => state + InputsSuffix;

    /// <summary>What unpacking gave; written when it is complete.</summary>
    public static string Result(string state) => state + ResultSuffix;

    /// <summary>What was copied to a folder, given as it is named in the record.</summary>
    public static string Copy(string state, string destination) => state + "." + FolderDigest.NameOf(destination) + CopySuffix;

    /// <summary>How the unpacked folder and a copy looked then.</summary>
    public static string Seen(string copy) => Path.ChangeExtension(copy, SeenSuffix);

    /// <summary>The records of all copies of an item.</summary>
    public static IReadOnlyCollection<string> Copies(string state) =>
        [.. Files(Path.GetDirectoryName(state)!, SearchOption.TopDirectoryOnly).Where(file => Path.GetExtension(file) == CopySuffix && StateOf(file) == state)];

    /// <summary>The states of all items that something is remembered of.</summary>
    public static IReadOnlyCollection<string> All(string root) => [.. Files(root).Select(StateOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The unpacked folder of an item.</summary>
    public static string Folder(string state, string root, string unpackRoot) => unpackRoot + state.Substring(root.Length);

    /// <summary>Forgets an item.</summary>
    public static void Delete(string state)
    {
        foreach (var copy in Copies(state))
            DeleteCopy(copy);
        FileSwap.Delete(Inputs(state));
        FileSwap.Delete(Result(state));
    }

    /// <summary>Forgets a copy.</summary>
    public static void DeleteCopy(string copy)
    {
        FileSwap.Delete(Seen(copy));
        FileSwap.Delete(copy);
    }

    /// <summary>Forgets all.</summary>
    public static void DeleteAll(string root)
    {
        foreach (var file in Files(root))
            FileSwap.Delete(file);
        FileSwap.PruneFolders(root);
    }

    private static string StateOf(string file)
    {
        var state = file.Substring(0, file.Length - Path.GetExtension(file).Length);
        return Path.GetExtension(file) is CopySuffix or SeenSuffix ? state.Substring(0, state.Length - Path.GetExtension(state).Length) : state;
    }

    private static IEnumerable<string> Files(string root, SearchOption depth = SearchOption.AllDirectories) =>
        Directory.Exists(root) ? Directory.GetFiles(root, "*", depth).Where(file => Array.IndexOf(s_suffixes, Path.GetExtension(file)) >= 0) : [];
}
