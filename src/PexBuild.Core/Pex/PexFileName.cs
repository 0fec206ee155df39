using PexBuild.Files;

namespace PexBuild.Pex;

/// <summary>What is named after a PEX: its folder and its launchers.</summary>
internal static class PexFileName
{
    private static readonly string[] s_suffixes = [".pex", ".pexrc", ".pyz"];

    /// <summary>The name of the file or folder that a path leads to, also of a path with a separator at its end.</summary>
    public static string FromPath(string pexPath) => FolderPaths.Name(pexPath);

    /// <summary>The name without the suffix of PEX files.</summary>
    public static string WithoutSuffix(string pexPath)
    {
        var name = FromPath(pexPath);
        var suffix = s_suffixes.FirstOrDefault(s => name.Length > s.Length && name.EndsWith(s, StringComparison.OrdinalIgnoreCase));
        var program = suffix is null ? name : name.Substring(0, name.Length - suffix.Length);
        // "...pex" would leave "..", which is another folder.
        return program.All(c => c == '.' || char.IsWhiteSpace(c)) ? name : program;
    }

    /// <summary>The default name of the folder that a PEX is unpacked to.</summary>
    public static string DefaultFolder(string pexPath)
    {
        var name = FromPath(pexPath);
        var program = WithoutSuffix(pexPath);
        return program == name ? name + "-unpacked" : program;
    }
}
