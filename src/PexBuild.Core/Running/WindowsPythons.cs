using Microsoft.Win32;

namespace PexBuild.Running;

/// <summary>Finds the Pythons in the Windows registry (PEP 514).</summary>
internal static class WindowsPythons
{
    private const string Root = @"Software\Python";

    public static IEnumerable<PythonCommand> Find()
    {
#if NET
        if (!OperatingSystem.IsWindows())
            return [];
#else
        if (!PythonSearch.OnWindows)
            return [];
#endif
        return Registered();
    }

#if NET
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static IEnumerable<PythonCommand> Registered()
    {
        // The order of PEP 514: the current user's keys, then the machine's in both registry views.
        foreach (var (hive, view) in new[]
        {
            (RegistryHive.CurrentUser, RegistryView.Default),
            (RegistryHive.LocalMachine, RegistryView.Registry64),
            (RegistryHive.LocalMachine, RegistryView.Registry32),
        })
        {
            using var root = RegistryKey.OpenBaseKey(hive, view).OpenSubKey(Root);
            foreach (var company in root?.GetSubKeyNames() ?? [])
            {
                // PEP 514: this key holds the launcher's settings, not an interpreter.
                if (company == "PyLauncher")
                    continue;
                using var tags = root!.OpenSubKey(company);
                foreach (var tag in (tags?.GetSubKeyNames() ?? []).OrderByDescending(t => t, VersionOrder.Instance))
                {
                    using var install = tags!.OpenSubKey(tag + @"\InstallPath");
                    if (install is not null && Executable(install) is { } path && PythonSearch.IsExecutable(path))
                        yield return new PythonCommand(path, "registry");
                }
            }
        }
    }

#if NET
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
#endif
    private static string? Executable(RegistryKey install) =>
        install.GetValue("ExecutablePath") as string is { Length: > 0 } path ? path
        : install.GetValue("") as string is { Length: > 0 } folder ? Path.Combine(folder, "python.exe")
        : null;
}
