
namespace PexBuild.Pex;

/// <summary>The names that pex gives to the parts of a PEX, the same in every layout.</summary>
internal static class PexNames
{
    /// <summary>The entry script.</summary>
    public const string EntryScript = "__main__.py";

    /// <summary>The description of the PEX.</summary>
    public const string Info = "PEX-INFO";

    /// <summary>pex's own runtime: a folder, or a zip in the packed layout.</summary>
    public const string Bootstrap = ".bootstrap";

    public const string BootstrapPrefix = Bootstrap + "/";

    /// <summary>The distributions, each a folder, a zip or a wheel file with the wheel's name.</summary>
    public const string Distributions = ".deps";

    public const string DistributionsPrefix = Distributions + "/";

    /// <summary>The package that makes <c>import __pex__</c> work (2.1.98 and newer), and the runtime of a native PEX.</summary>
    public const string ImportHookPrefix = "__pex__/";

    public const string ImportHook = ImportHookPrefix + "__init__.py";

    /// <summary>The native runtime's libraries (2.95.0 and newer).</summary>
    public const string NativeLibrariesPrefix = ImportHookPrefix + ".clibs/";

    /// <summary>The file that describes how an installed distribution is laid out (2.1.71 and newer).</summary>
    public const string LayoutFile = ".layout.json";
}
