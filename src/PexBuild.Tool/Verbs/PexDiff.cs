using PexBuild.Comparing;
using PexBuild.Diagnostics;
using PexBuild.Info;
using PexBuild.Layout;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>diff A B</c>: what differs between two PEX files or unpacked folders.</summary>
internal static class PexDiff
{
    /// <summary>Whether a word of the command line names a PEX, or a folder with one, and not a path inside of the folder before it.</summary>
    public static bool IsPex(string path)
    {
        if (Directory.Exists(path))
            return File.Exists(Path.Combine(path, PexInfo.FileName));
        if (!File.Exists(path))
            return false;
        try
        {
            using var pex = PexFile.Open(path);
            return true;
        }
        catch (PexException)
        {
            return false;
        }
    }

    /// <returns>The status: 1 if there is a difference.</returns>
    public static int Show(string old, string current, bool json, VerbContext context)
    {
        using var first = Open(old);
        using var second = Open(current);
        var comparison = PexComparison.Compare(first, second, context.Cancellation);
        var report = new ComparisonReport(comparison);
        if (json)
            context.Console.Answer(report.ToJson());
        else
            context.Console.Answer(report.ToText());
        return comparison.AreSame ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static PexFile Open(string path) => PexFile.Open(path, new PexReadOptions { AllowMissingDistributions = true });
}
