namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string NothingUnpacked = "Nothing was unpacked.";
    private const string NoClassWritten = "No class was written.";

    /// <summary>An item names a PEX that does not exist.</summary>
    public static readonly PexError<string> PexNotFound = new("PEX4001", "The project has the UnpackPex item {0}, but there is no such file or folder.",
        NothingUnpacked + " Correct the item, or create the file before the target UnpackPex runs (UnpackPexDependsOn).");

    /// <summary>The output folders of two items are the same or nested.</summary>
    public static readonly PexError<string, string, string> OutputFoldersMeet = new("PEX4002",
        "The output folders of the UnpackPex items {0} and {1} overlap at {2}.",
        NothingUnpacked + " Give one of them another OutputFolder, or remove it; change items that EnableDefaultUnpackPexItems adds with Update.");

    /// <summary>The output folder is not below the output directory.</summary>
    public static readonly PexError<string> OutputFolderOutside = new("PEX4003",
        "OutputFolder=\"{0}\" is not a relative path below the project's output directory.",
        NothingUnpacked + " Use a path such as tools/greet, without '..'.");

    /// <summary>Item metadata, a property or a task parameter has an invalid value.</summary>
    public static readonly PexError<string, string, string> ValueNotUnderstood =
        new("PEX4004", "{0}=\"{1}\" is not valid. Valid values: {2}.", "Nothing was done. Correct the value.");

    /// <summary>The output folder has the path of the program that the build produces.</summary>
    public static readonly PexError<string> OutputFolderIsProgram = new("PEX4005", "The build writes the program itself to the path of the output folder {0}.",
        NothingUnpacked + " Set OutputFolder of the UnpackPex item, or AssemblyName of the project.");

    /// <summary>The PEX to run is not in the project, or it is ambiguous.</summary>
    public static readonly PexError<string, string> PexNotChosen = new("PEX4006",
        "Pex=\"{0}\" names neither exactly one of the project's UnpackPex items ({1}) nor a PEX file or an unpacked folder.",
        "Nothing was run. Set Pex to one of the items, or to the path of a PEX file or an unpacked folder.");

    /// <summary>The clean kept files that the user edited or added.</summary>
    public static readonly PexError<int, VerbatimText> KeptWhenCleaning = new("PEX4007", "Cleaning kept edited, added or saved files ({0}): {1}.",
        "To keep an edit as a patch, write it with 'dotnet pex diff' and list the patch file in the item's Patches; delete the folder if you do not need the "
            + "files.");

    /// <summary>The PEX does not have the SHA-256 that the item requires.</summary>
    public static readonly PexError<string, string> PinBroken = new("PEX4008", "The SHA-256 of the file is {0}, but the item's Sha256 is {1}.",
        NothingUnpacked + " Replace the file by the expected one, or change the item if this file is the right one.");

    /// <summary>An item names a patch file that does not exist.</summary>
    public static readonly PexError<string> PatchNotFound = new("PEX4009", "The item's Patches lists {0}, but there is no such file.",
        NothingUnpacked + " Correct the item, or create the file before the target UnpackPex runs (UnpackPexDependsOn).");

    /// <summary>No Python can run the PEX, and the project enables this check.</summary>
    public static readonly PexError<string, VerbatimText> NoPythonForPex = new("PEX4010", "No Python on this machine can run {0}: {1}",
        "It was unpacked nevertheless. Install a compatible Python, or set PexPythonExecutable; PexMissingPython sets whether this is reported.");

    /// <summary>The C# classes of two items have the same name.</summary>
    public static readonly PexError<string, string, string> ClassNamesMeet = new("PEX4011",
        "The UnpackPex items with the output folders {0} and {1} would both have the C# class {2}.", NoClassWritten + " Set ClassName of one of them.");

    /// <summary>Classes are requested in a project that is not a C# project.</summary>
    public static readonly PexError<string> ClassesNotWritten = new("PEX4012", "PexGenerateClasses is set, but the language of the project is '{0}', not C#.",
        NoClassWritten + " Everything else was done. Set PexGenerateClasses only in C# projects.");

    /// <summary>Another build copied a different PEX to the same output folder.</summary>
    public static readonly PexError<string, string> OutputFolderShared = new("PEX4013",
        "The folder held a copy by another build, of another PEX or of the same one with other options: {0}, SHA-256 {1}.",
        "The copy was replaced. If two projects share the output directory, give one of their items another OutputFolder.");

    /// <summary>A build with -question found something out of date.</summary>
    public static readonly PexError NotUpToDate = new("PEX4014", "The file or folder is out of date.",
        "Nothing was done, since -question only checks whether everything is up to date. Build without it.");

    /// <summary>Another build unpacked a different PEX to the same folder.</summary>
    public static readonly PexError<string, string, string> UnpackPathShared = new("PEX4015",
        "Since this PEX was unpacked to {0}, another build has unpacked another PEX there: {1}, SHA-256 {2}.",
        "Nothing was copied. Give one of the items another OutputFolder, or each project its own PexUnpackOutputPath.");

    /// <summary>The name of a C# class is not valid.</summary>
    public static readonly PexError<string, string> ClassNameInvalid = new("PEX4016",
        "ClassName=\"{0}\" is not valid: it must be a C# identifier, and not the name of a member of the class ({1}).", NoClassWritten + " Correct the value.");

    /// <summary>The namespace of the C# classes is not valid.</summary>
    public static readonly PexError<string> ClassNamespaceInvalid =
        new("PEX4017", "PexClassNamespace=\"{0}\" is not a valid C# namespace.", NoClassWritten + " Use identifiers with dots between them.");

    /// <summary>The project has no PEX to run.</summary>
    public static readonly PexError<string> NoPexToRun = new("PEX4018",
        "The project has no unpacked UnpackPex item, and Pex=\"{0}\" is not the path of a PEX file or an unpacked folder.",
        "Nothing was run. Add an UnpackPex item, or correct Pex.");
}
