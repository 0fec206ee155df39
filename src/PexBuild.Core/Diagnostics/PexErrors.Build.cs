namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string NothingUnpacked = "Nothing was unpacked.";

    /// <summary>An item names a PEX that is not there.</summary>
    public static readonly PexError<string> PexNotFound = new("PEX4001", "The project has the UnpackPex item {0}, but there is no such file or folder.", NothingUnpacked + " Correct the item, or make the file before the target UnpackPex runs (UnpackPexDependsOn).");

    /// <summary>Two items have the same output folder.</summary>
    public static readonly PexError<string, string, string> OutputFoldersMeet = new("PEX4002", "The UnpackPex items {0} and {1} meet in the output folder {2}.", NothingUnpacked + " Give one of them another OutputFolder, or take one out; items that EnableDefaultUnpackPexItems makes are changed with Update.");

    /// <summary>The output folder is not below the output directory.</summary>
    public static readonly PexError<string> OutputFolderOutside = new("PEX4003", "OutputFolder=\"{0}\" is not a relative path below the project's output directory.", NothingUnpacked + " Name a folder such as tools/greet, without '..'.");

    /// <summary>Item metadata or a task parameter has a value that is not understood.</summary>
    public static readonly PexError<string, string, VerbatimText> ValueNotUnderstood = new("PEX4004", "{0}=\"{1}\" is not understood: it can be {2}.", "Nothing was done. Correct the value.");

    /// <summary>The output folder has the name of the program that is built.</summary>
    public static readonly PexError<string> OutputFolderIsProgram = new("PEX4005", "The output folder {0} would be where the build puts the program itself.", NothingUnpacked + " Give the UnpackPex item an OutputFolder, or the project another AssemblyName.");

    /// <summary>It is not clear which PEX to run.</summary>
    public static readonly PexError<VerbatimText, string> PexNotChosen = new("PEX4006", "{0}; the project's UnpackPex items are: {1}.", "Nothing was run. Set Pex to one of these, or to the path of a PEX file or an unpacked folder.");

    /// <summary>Cleaning left files that the user changed.</summary>
    public static readonly PexError<string> KeptWhenCleaning = new("PEX4007", "Cleaning kept what was edited, added or saved since it was unpacked: {0}.", "To keep such a change as a patch, write it with 'dotnet pex diff' and list the patch file in the item's Patches; delete the folder if you do not want it.");

    /// <summary>The PEX is not the one that the item pins.</summary>
    public static readonly PexError<string, string> PinBroken = new("PEX4008", "The file's SHA-256 is {0}, but the item's Sha256 is {1}.", NothingUnpacked + " Get the file that the item means, or change the item if this one is meant.");

    /// <summary>An item names a patch file that is not there.</summary>
    public static readonly PexError<string> PatchNotFound = new("PEX4009", "The item's Patches names {0}, but there is no such file.", NothingUnpacked + " Correct the item, or make the file before the target UnpackPex runs (UnpackPexDependsOn).");

    /// <summary>There is no Python that can run the PEX, and the project wants to know.</summary>
    public static readonly PexError<string, VerbatimText> NoPythonForPex = new("PEX4010", "No Python here can run {0}: {1}", "It was unpacked all the same. Install a Python that fits, or name one with PexPythonExecutable; PexMissingPython says whether this matters.");

    /// <summary>Two items would have C# classes of one name.</summary>
    public static readonly PexError<string, string, string> ClassNamesMeet = new("PEX4011", "The UnpackPex items with the output folders {0} and {1} would both have the C# class {2}.", "No class was written. Give one of them another ClassName.");

    /// <summary>Classes were asked for in a project that is not of C#.</summary>
    public static readonly PexError<string> ClassesNotWritten = new("PEX4012", "PexGenerateClasses is set, and the project is not of C#, but of '{0}'.", "No class was written; all else was done. Set PexGenerateClasses in projects of C# only.");

    /// <summary>Another build put another PEX into the same place.</summary>
    public static readonly PexError<string, string> OutputFolderShared = new("PEX4013", "Another build had put another PEX there, or the same one with other options: {0}, SHA-256 {1}.", "It was replaced. If two projects share the output directory, give one of their items another OutputFolder.");

    /// <summary>A build that was only asked has something to do.</summary>
    public static readonly PexError NotUpToDate = new("PEX4014", "It is not as a build would leave it.", "Nothing was done, since the build was only asked whether all is up to date (-question).");

    /// <summary>Another build unpacked another PEX to the same place.</summary>
    public static readonly PexError<string, string, string> UnpackPathShared = new("PEX4015", "{0} is where it was unpacked, and now holds another PEX, which another build has unpacked there: {1}, SHA-256 {2}.", "Nothing was copied. Give one of the items another OutputFolder, or the projects a PexUnpackOutputPath each.");
}
