using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Pex;

/// <summary>Says what a zip or folder that is no PEX looks like, so that its owner knows what to use instead.</summary>
internal static class ForeignFormat
{
    private const string VirtualEnvironment = "it looks like a virtual environment";

    /// <summary>Whether this is a virtual environment, one that pex made of a PEX included: it has PEX-INFO, but its distributions are merged.</summary>
    public static bool IsVirtualEnvironment(IContainer container) => container.Find("pyvenv.cfg") is not null;

    public static PexException NotAPexFolder(string folder) =>
        PexErrors.NotAPex.Error(folder, File.Exists(Path.Combine(folder, "pyvenv.cfg")) ? VirtualEnvironment : "the folder has no PEX-INFO");

    public static PexException NotAPex(IContainer container) => PexErrors.NotAPex.Error(container.Path, Describe(container));

    private static string Describe(IContainer container)
    {
        if (IsVirtualEnvironment(container))
            return VirtualEnvironment + (container.Find(PexNames.Info) is null ? "" : " that was made of a PEX, which is what to unpack");
        if (container.Find("environment.json") is not null && Has(container, "_bootstrap/"))
            return "it looks like a shiv application";
        if (container.Find("__run__.py") is not null || Has(container, "__run_lpar_main__.py") || container.Find("__manifest__.py") is not null)
            return "it looks like a Python archive (.par) of Buck";
        if (container.Find(PexNames.EntryScript) is not null && (Has(container, PexNames.BootstrapPrefix) || Has(container, "third_party/")))
            return "it looks like a Python binary of Please or Buck, which has the same file ending but another format";
        if (container.Find(PexNames.EntryScript) is not null)
            return "it has no PEX-INFO and looks like a plain Python zip application (zipapp)";
        if (container.Entries.Any(entry => entry.Path.EndsWith(".dist-info/WHEEL", StringComparison.Ordinal)))
            return "it looks like a wheel";
        return "it has neither PEX-INFO nor __main__.py";
    }

    private static bool Has(IContainer container, string prefix) => container.Entries.Any(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal));
}
