using System.Runtime.InteropServices;

namespace PexBuild.Files;

/// <summary>Which system's rules for names hold where files are to be written.</summary>
internal enum TargetSystem
{
    /// <summary>Linux and the like: any name, and case matters.</summary>
    Other,

    /// <summary>Case and composition do not matter.</summary>
    MacOS,

    /// <summary>Case does not matter, and some names cannot be.</summary>
    Windows,
}

internal static class TargetSystems
{
    public static TargetSystem Current { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? TargetSystem.Windows :
        RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? TargetSystem.MacOS : TargetSystem.Other;
}
