namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string NothingUnpacked = "Nothing was unpacked.";

    /// <summary>An item names a PEX that is not there.</summary>
    public static readonly PexErrorCode PexNotFound = new("PEX4001", "The project has the UnpackPex item {0}, but there is no such file or folder.", NothingUnpacked + " Correct the item, or make the file before the target UnpackPex runs (UnpackPexDependsOn).");

    /// <summary>Two items have the same output folder.</summary>
    public static readonly PexErrorCode OutputFoldersMeet = new("PEX4002", "The UnpackPex items {0} and {1} would share the output folder {2}.", NothingUnpacked + " Give one of them another OutputFolder, or remove one; items that EnableDefaultUnpackPexItems adds are changed with Update.");

    /// <summary>The output folder is not below the output directory.</summary>
    public static readonly PexErrorCode OutputFolderOutside = new("PEX4003", "OutputFolder=\"{0}\" is not a relative path below the project's output directory.", NothingUnpacked + " Name a folder such as tools/greet, without '..'.");

    /// <summary>Item metadata or a task parameter has a value that is not understood.</summary>
    public static readonly PexErrorCode ValueNotUnderstood = new("PEX4004", "{0}=\"{1}\" is not valid: it can be {2}.", "Nothing was done. Correct the value.");

    /// <summary>The output folder has the name of the program that is built.</summary>
    public static readonly PexErrorCode OutputFolderIsProgram = new("PEX4005", "The output folder {0} is where the build puts the program itself.", NothingUnpacked + " Give the UnpackPex item an OutputFolder, or the project another AssemblyName.");

    /// <summary>It is not clear which PEX to run.</summary>
    public static readonly PexErrorCode PexNotChosen = new("PEX4006", "{0}; the project's UnpackPex items are: {1}.", "Nothing was run. Set Pex to one of these, or to the path of a PEX file or an unpacked folder.");

    /// <summary>Cleaning left files that the user changed.</summary>
    public static readonly PexErrorCode KeptWhenCleaning = new("PEX4007", "Cleaning kept files that were edited, added or saved since the PEX was unpacked: {0}.", "To keep such an edit as a patch, write it with 'dotnet pex diff' and list the patch file in the item's Patches; delete the folder if you do not need it.");

    /// <summary>The PEX is not the one that the item pins.</summary>
    public static readonly PexErrorCode PinBroken = new("PEX4008", "The file's SHA-256 is {0}, but the item's Sha256 is {1}.", NothingUnpacked + " Get the right file, or change the item if this is the right one.");

    /// <summary>An item names a patch file that is not there.</summary>
    public static readonly PexErrorCode PatchNotFound = new("PEX4009", "The item's Patches names {0}, but there is no such file.", NothingUnpacked + " Correct the item, or make the file before the target UnpackPex runs (UnpackPexDependsOn).");

    /// <summary>There is no Python that can run the PEX, and the project wants to know.</summary>
    public static readonly PexErrorCode NoPythonForPex = new("PEX4010", "No Python on this machine can run {0}: {1}", "It was unpacked all the same. Install a Python that fits, or name one with PexPythonExecutable; PexMissingPython sets whether this is an error, a warning or neither.");

    /// <summary>Two items would have C# classes of one name.</summary>
    public static readonly PexErrorCode ClassNamesMeet = new("PEX4011", "The UnpackPex items with the output folders {0} and {1} would both have the C# class {2}.", "No class was written. Give one of them another ClassName.");

    /// <summary>Classes were asked for in a project that is not of C#.</summary>
    public static readonly PexErrorCode ClassesNotWritten = new("PEX4012", "PexGenerateClasses is set, but the language of the project is '{0}', not C#.", "No class was written; everything else was done. Set PexGenerateClasses in C# projects only.");

    /// <summary>Another build put another PEX into the same place.</summary>
    public static readonly PexErrorCode OutputFolderShared = new("PEX4013", "Another build had put another PEX into this folder, or the same one with other options: {0}, SHA-256 {1}.", "It was replaced. If two projects share the output directory, give one of their items another OutputFolder.");

    /// <summary>A build that was only asked has something to do.</summary>
    public static readonly PexErrorCode NotUpToDate = new("PEX4014", "The folder is out of date.", "Nothing was done, since -question only asks whether the build is up to date.");

    /// <summary>Another build unpacked another PEX to the same place.</summary>
    public static readonly PexErrorCode UnpackPathShared = new("PEX4015", "Another build has since unpacked another PEX to {0}: {1}, SHA-256 {2}.", "Nothing was copied. Give one of the items another OutputFolder, or each project its own PexUnpackOutputPath.");
}
