namespace PexBuild.MSBuild.Tasks;

/// <summary>The texts that the tasks log besides errors and warnings.</summary>
internal static class LogMessages
{
    public static string Unpacked(string pex, string folder, int files) => $"{pex} -> {folder} ({files} files)";

    public static string AlreadyUnpacked(string pex, string folder) => $"{pex} is already unpacked to {folder}.";

    public static string Patched(string patch) => $"{patch} was applied.";

    public static string Copied(string unpacked, string copy, int files) => $"{unpacked} -> {copy} ({files} files)";
}
