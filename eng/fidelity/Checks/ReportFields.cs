namespace PexBuild.Fidelity.Checks;

/// <summary>Assigns the fields of the report that the corpus's own programs print to checks.</summary>
internal static class ReportFields
{
    public const string Arguments = "argv";
    public const string Environment = "env";
    public const string SysPath = "path";

    /// <summary>Fields that are implementation details and not compared, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_incomparable = new()
    {
        ["exe"] = "a venv PEX runs on its venv's python, the folder on the Python itself; which version it is, `py` says",
        ["mods"] = "pex leaves its own modules in sys.modules, the folder has none of them",
        ["isolated"] = "pex starts Python again with -I to keep PYTHONPATH out, the folder has other means",
        ["pathdeps"] = "a part of sys.path by name, which holds the names of caches; the probe's `importable` says the same and more",
    };

    public static bool IsFile(string field) =>
        field.EndsWith("_file", StringComparison.Ordinal) || field.EndsWith("_f", StringComparison.Ordinal) || field is "mainfile" or "site_six";

    /// <summary>Whether a field is a result that the program computed: any field that no other group contains.</summary>
    public static bool IsResult(string field) =>
        field is not (Arguments or Environment or SysPath) && !IsFile(field) && !s_incomparable.ContainsKey(field);
}
