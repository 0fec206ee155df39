using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Pex;

/// <summary>Describes what a zip or folder that is not a PEX looks like, so that the user knows what to use instead.</summary>
internal static class ForeignFormat
{
    /// <summary>
    /// Whether this is a virtual environment, including one that pex created from a PEX: that has PEX-INFO, but its distributions
    /// are merged.
    /// </summary>
    public static bool IsVirtualEnvironment(IContainer container) => container.Find("pyvenv.cfg") is not null;

    public static PexException NotAPexFolder(string folder) =>
        PexErrors.NotAPex.Error(folder, File.Exists(Path.Combine(folder, "pyvenv.cfg")) ? InfoReasons.VirtualEnvironment : InfoReasons.FolderWithoutInfo);

    public static PexException NotAPex(IContainer container) => PexErrors.NotAPex.Error(container.Path, Describe(container));

    private static VerbatimText Describe(IContainer container)
    {
        if (IsVirtualEnvironment(container))
            return container.Find(PexNames.Info) is null ? InfoReasons.VirtualEnvironment : InfoReasons.VirtualEnvironmentOfPex;
        if (container.Find("environment.json") is not null && Has(container, "_bootstrap/"))
            return InfoReasons.Shiv;
        if (container.Find("__run__.py") is not null || Has(container, "__run_lpar_main__.py") || container.Find("__manifest__.py") is not null)
            return InfoReasons.Par;
        if (container.Find(PexNames.EntryScript) is not null && (Has(container, PexNames.BootstrapPrefix) || Has(container, "third_party/")))
            return InfoReasons.PleaseOrBuck;
        if (container.Find(PexNames.EntryScript) is not null)
            return InfoReasons.Zipapp;
        if (container.Entries.Any(entry => entry.Path.EndsWith(".dist-info/WHEEL", StringComparison.Ordinal)))
            return InfoReasons.Wheel;
        return InfoReasons.NeitherInfoNorScript;
    }

    private static bool Has(IContainer container, string prefix) => container.Entries.Any(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal));
}
