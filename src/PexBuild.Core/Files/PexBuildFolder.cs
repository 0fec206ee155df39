namespace PexBuild.Files;

/// <summary>The folder that PexBuild keeps for itself in every unpacked folder, and what is in it. Paths are relative to the unpacked folder.</summary>
internal static class PexBuildFolder
{
    public const string Name = ".pexbuild";

    /// <summary>What every path in the folder begins with.</summary>
    public const string Prefix = Name + "/";

    public const string Manifest = Prefix + "manifest.json";

    /// <summary>The package that the entry script imports.</summary>
    public const string Support = Prefix + "_pexbuild/";

    /// <summary>What the support package reads when the program starts.</summary>
    public const string Startup = Prefix + "startup.json";

    public const string Preamble = Prefix + "preamble.py";

    /// <summary>The scripts of the distributions, as commands.</summary>
    public const string Commands = Prefix + "scripts/";

    /// <summary>The launcher that <see cref="RunProject"/> starts: those in <c>bin</c> are optional, and named after the PEX.</summary>
    public const string RunProjectLauncher = Prefix + "run";

    public const string RunProject = Prefix + "RunPex.proj";

    /// <summary>Files of the PEX that were replaced by generated ones, as the PEX has them.</summary>
    public const string Originals = Prefix + "original/";

    /// <summary>The unedited content of files that were edited.</summary>
    public const string Pristine = Prefix + "pristine/";

    /// <summary>Files that were edited and then overwritten, in a numbered folder for each time.</summary>
    public const string Saved = Prefix + "saved";

    /// <summary>Held by the process that changes the unpacked folder.</summary>
    public const string Lock = Prefix + "lock";

    /// <summary>The state of an update that is not complete.</summary>
    public const string Update = Prefix + "update";

    /// <summary>The new files of an update, until they are moved into place.</summary>
    public const string Incoming = Update + "/new";

    /// <summary>The files that an update replaces, until it is complete.</summary>
    public const string Displaced = Update + "/old";

    public const string Journal = Update + "/journal.json";
}
