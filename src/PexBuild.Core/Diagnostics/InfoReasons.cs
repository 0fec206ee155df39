namespace PexBuild.Diagnostics;

/// <summary>What a file is instead of a PEX (PEX1021), and the expected types of PEX-INFO keys (PEX1102).</summary>
internal static class InfoReasons
{
    // PEX1021.
    public static readonly VerbatimText VirtualEnvironment = new("it looks like a virtual environment");
    public static readonly VerbatimText VirtualEnvironmentOfPex = new("it looks like a virtual environment made from a PEX; unpack that PEX instead");
    public static readonly VerbatimText Shiv = new("it looks like a shiv application");
    public static readonly VerbatimText Par = new("it looks like a Python archive (.par) of Buck");
    public static readonly VerbatimText PleaseOrBuck =
        new("it looks like a Python binary of Please or Buck, which has the same file extension but another format");
    public static readonly VerbatimText Zipapp = new("it has no PEX-INFO and looks like a plain Python zip application (zipapp)");
    public static readonly VerbatimText Wheel = new("it looks like a wheel");
    public static readonly VerbatimText FolderWithoutInfo = new("the folder has no PEX-INFO");
    public static readonly VerbatimText NeitherInfoNorScript = new("it has neither PEX-INFO nor __main__.py");

    // PEX1102: should be …
    public static readonly VerbatimText Text = new("a string");
    public static readonly VerbatimText Flag = new("true or false");
    public static readonly VerbatimText Object = new("an object");
    public static readonly VerbatimText ListOfStrings = new("a list of strings");
    public static readonly VerbatimText ObjectOfStrings = new("an object of strings");
    public static readonly VerbatimText InheritPath = new("\"false\", \"prefer\" or \"fallback\"");

    public static VerbatimText PlainFileNames(string instead) => VerbatimText.Format("an object whose keys are plain file names, not '{0}'", instead);
}
