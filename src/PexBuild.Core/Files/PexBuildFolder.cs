namespace PexBuild.Files;

/// <summary>The folder in every unpacked folder that PexBuild uses for its own files. Paths are relative to the unpacked folder.</summary>
internal static class PexBuildFolder
{
    public const string Name = ".pexbuild";

    /// <summary>The prefix of every path in the folder.</summary>
    public const string Prefix = Name + "/";

    public const string Manifest = Prefix + "manifest.json";

    /// <summary>The package that the entry script imports.</summary>
    public const string Support = Prefix + "_pexbuild/";

    /// <summary>The data that the support package reads when the program starts.</summary>
    public const string Startup = Prefix + "startup.json";

    public const string Preamble = Prefix + "preamble.py";

    /// <summary>The scripts of the distributions, as runnable commands.</summary>
    public const string Commands = Prefix + "scripts/";

    /// <summary>The launcher that <see cref="RunProject"/> starts: launchers in <c>bin</c> are optional and named after the PEX.</summary>
    public const string RunProjectLauncher = Prefix + "run";

    public const string RunProject = Prefix + "RunPex.proj";

    /// <summary>The original content of PEX files that were replaced by generated ones.</summary>
    public const string Originals = Prefix + "original/";

    /// <summary>The pristine content of edited files.</summary>
    public const string Pristine = Prefix + "pristine/";

    /// <summary>Edited files that were overwritten, in one numbered folder for each time.</summary>
    public const string Saved = Prefix + "saved";

    /// <summary>The lock held by the process that changes the unpacked folder.</summary>
    public const string Lock = Prefix + "lock";

    /// <summary>The journal and files of an incomplete update.</summary>
    public const string Update = Prefix + "update";

    /// <summary>The new files of an update, until they are moved into place.</summary>
    public const string Incoming = Update + "/new";

    /// <summary>The files that an update replaces, until it is complete.</summary>
    public const string Displaced = Update + "/old";

    public const string Journal = Update + "/journal.json";
}
