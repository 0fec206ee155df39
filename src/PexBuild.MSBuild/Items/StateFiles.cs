using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>
/// The files in the intermediate directory that hold state between builds: two for each item, and two more for each of its copies, since a project may be
/// built to several output directories in turn. Their names begin with the state of the item (<see cref="PexItem.State"/>).
/// </summary>
internal static class StateFiles
{
    private const string InputsSuffix = ".inputs";
    private const string ResultSuffix = ".result";
    private const string CopySuffix = ".copy";
    private const string SeenSuffix = ".seen";
    private static readonly string[] s_suffixes = [InputsSuffix, ResultSuffix, CopySuffix, SeenSuffix];

    /// <summary>Everything that determines what the folder holds: the input of the up-to-date check.</summary>
    public static string Inputs(string state) => state + InputsSuffix;

    /// <summary>The result of unpacking, written when it is complete.</summary>
    public static string Result(string state) => state + ResultSuffix;

    /// <summary>The record of a copy.</summary>
    /// <param name="state">The state of the item.</param>
    /// <param name="name">A name for the output folder, without a dot.</param>
    public static string Copy(string state, string name) => state + "." + name + CopySuffix;

    /// <summary>The digests of the unpacked folder and a copy when they were last in sync.</summary>
    public static string Seen(string copy) => Path.ChangeExtension(copy, SeenSuffix);

    /// <summary>Finds the records of all copies of an item.</summary>
    public static IReadOnlyCollection<string> FindCopies(string state) =>
        [.. Find(Path.GetDirectoryName(state)!, SearchOption.TopDirectoryOnly).Where(file => Path.GetExtension(file) == CopySuffix && StateOf(file) == state)];

    /// <summary>Finds the states of all items that have state files.</summary>
    public static IReadOnlyCollection<string> FindStates(string root) => [.. Find(root).Select(StateOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Deletes the files of an item.</summary>
    public static void Delete(string state)
    {
        foreach (var copy in FindCopies(state))
            DeleteCopy(copy);
        Deletion.Delete(Inputs(state));
        Deletion.Delete(Result(state));
    }

    /// <summary>Deletes the files of a copy.</summary>
    public static void DeleteCopy(string copy)
    {
        Deletion.Delete(Seen(copy));
        Deletion.Delete(copy);
    }

    /// <summary>Deletes the files of all items.</summary>
    public static void DeleteAll(string root)
    {
        foreach (var file in Find(root))
            Deletion.Delete(file);
        Deletion.PruneFolders(root);
    }

    private static string StateOf(string file)
    {
        var state = file.Substring(0, file.Length - Path.GetExtension(file).Length);
        return Path.GetExtension(file) is CopySuffix or SeenSuffix ? state.Substring(0, state.Length - Path.GetExtension(state).Length) : state;
    }

    private static IEnumerable<string> Find(string root, SearchOption depth = SearchOption.AllDirectories) =>
        Directory.Exists(root) ? Directory.GetFiles(root, "*", depth).Where(file => Array.IndexOf(s_suffixes, Path.GetExtension(file)) >= 0) : [];
}
