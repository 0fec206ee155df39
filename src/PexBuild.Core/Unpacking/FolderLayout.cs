using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>Where our files are in an unpacked folder.</summary>
internal static class FolderLayout
{
    public const string EntryScript = "__main__.py";
    public const string ImportHook = "__pex__/__init__.py";
    public const string Support = FolderManifest.Folder + "/_pexbuild/";
    public const string Startup = FolderManifest.Folder + "/startup.json";
    public const string Preamble = FolderManifest.Folder + "/preamble.py";

    /// <summary>The distributions' scripts as commands.</summary>
    public const string Commands = FolderManifest.Folder + "/scripts/";

    /// <summary>The launcher that the emitted MSBuild file starts: those in <c>bin</c> may not be there, and are named after the PEX.</summary>
    public const string RunProjectLauncher = FolderManifest.Folder + "/run";

    public const string RunProject = FolderManifest.Folder + "/RunPex.proj";

    /// <summary>Where the PEX's own version of a file that we replace is kept.</summary>
    public static string Original(string path) => FolderManifest.Folder + "/original/" + path;
}
