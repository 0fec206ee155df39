using PexBuild.Files;

namespace PexBuild.Pex;

/// <summary>Derives names from the name of a PEX: its folder and its launchers.</summary>
internal static class PexFileName
{
    private static readonly string[] s_suffixes = [".pex", ".pexrc", ".pyz"];

    /// <summary>Returns the name of the file or folder at a path, which may end with a separator.</summary>
    public static string FromPath(string pexPath) => FolderPaths.Name(pexPath);

    /// <summary>Returns the name without the suffix of PEX files.</summary>
    public static string WithoutSuffix(string pexPath)
    {
        var name = FromPath(pexPath);
        var suffix = s_suffixes.FirstOrDefault(s => name.Length > s.Length && name.EndsWith(s, StringComparison.OrdinalIgnoreCase));
        var program = suffix is null ? name : name.Substring(0, name.Length - suffix.Length);
        // "...pex" would leave "..", which is another folder.
        return program.All(c => c == '.' || char.IsWhiteSpace(c)) ? name : program;
    }

    /// <summary>Returns the default name of the folder to unpack a PEX to.</summary>
    public static string DefaultFolder(string pexPath)
    {
        var name = FromPath(pexPath);
        var program = WithoutSuffix(pexPath);
        return program == name ? name + "-unpacked" : program;
    }
}
