using System.Runtime.InteropServices;

namespace PexBuild.Files;

/// <summary>The system whose file name rules apply to the files that are written.</summary>
internal enum TargetSystem
{
    /// <summary>Linux and similar: any name is allowed, and names are case-sensitive.</summary>
    Other,

    /// <summary>Names ignore case and Unicode composition.</summary>
    MacOS,

    /// <summary>Names ignore case, and some names are not allowed.</summary>
    Windows,
}

internal static class TargetSystems
{
    public static TargetSystem Current { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? TargetSystem.Windows :
        RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? TargetSystem.MacOS : TargetSystem.Other;
}
