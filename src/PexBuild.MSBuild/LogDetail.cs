using Microsoft.Build.Framework;

namespace PexBuild.MSBuild;

/// <summary>How much a build says of what is done to its PEX files. Each step up makes all messages one degree more important to MSBuild.</summary>
internal enum LogDetail
{
    /// <summary>What MSBuild shows with <c>-v:detailed</c> alone.</summary>
    Quiet,

    /// <summary>What was unpacked with <c>-v:normal</c>, further steps with <c>-v:detailed</c>.</summary>
    Normal,

    /// <summary>What was unpacked always, further steps with <c>-v:normal</c>.</summary>
    Detailed,

    /// <summary>All of it always.</summary>
    Diagnostic,
}

internal static class LogDetails
{
    /// <summary>The importance of what a build did.</summary>
    public static MessageImportance OfResult(this LogDetail detail) => Importance((int)detail);

    /// <summary>The importance of how it came to that.</summary>
    public static MessageImportance OfStep(this LogDetail detail) => Importance((int)detail - 1);

    private static MessageImportance Importance(int degree) => degree <= 0 ? MessageImportance.Low : degree == 1 ? MessageImportance.Normal : MessageImportance.High;
}
