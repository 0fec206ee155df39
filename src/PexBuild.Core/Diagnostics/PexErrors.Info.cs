namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>PEX-INFO is not a JSON object.</summary>
    public static readonly PexError<VerbatimText> InfoBroken =
        new("PEX1101", "PEX-INFO cannot be read: {0}.", NothingWritten + " The file is damaged or not a PEX: build it again.");

    /// <summary>A PEX-INFO key has the wrong type.</summary>
    public static readonly PexError<string, VerbatimText> InfoKeyBroken =
        new("PEX1102", "PEX-INFO: {0} should be {1}.", NothingWritten + " The file is damaged or not a PEX: build it again.");

    /// <summary>The entry point does not consist of dotted identifiers.</summary>
    public static readonly PexError<string> EntryPointUnsafe = new("PEX1103", "The entry point '{0}' does not have the form module or module:function.",
        NothingWritten + " Choose another one with --entry-point (EntryPoint in a build).");

    /// <summary>The script's name is not a plain file name.</summary>
    public static readonly PexError<string> ScriptNameUnsafe = new("PEX1104",
        "The script name '{0}' has characters other than letters, digits, '.', '_' and '-'.",
        NothingWritten + " Choose another one with --script (Script in a build).");

    /// <summary>PEX-INFO names both an entry point and a script.</summary>
    public static readonly PexError<string, string> EntryPointAndScript = new("PEX1105", "Both an entry point ('{0}') and a script ('{1}') are given.",
        NothingWritten + " Choose one with --entry-point or --script (EntryPoint or Script in a build).");

    /// <summary>inject_python_args contains something other than interpreter flags.</summary>
    public static readonly PexError<string> PythonArgumentUnsafe = new("PEX1106",
        "PEX-INFO: inject_python_args contains '{0}', which is not a flag of the Python interpreter.",
        NothingWritten + " Build the PEX without it, or unpack with --no-patch (Patch in a build).");
}
