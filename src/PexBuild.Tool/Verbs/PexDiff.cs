using PexBuild.Comparing;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Pex;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>diff A B</c>: shows the differences between two PEX files or unpacked folders.</summary>
internal static class PexDiff
{
    /// <summary>Whether an argument names a PEX or an unpacked folder rather than a path inside the preceding folder.</summary>
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

    /// <param name="old">The first PEX.</param>
    /// <param name="current">The second PEX.</param>
    /// <param name="paths">Files or folders to show as a patch instead of a summary.</param>
    /// <param name="output">The file to write the patch to (all files if no paths are given); null for standard output.</param>
    /// <param name="json">Whether the summary is one JSON document.</param>
    /// <param name="context">The console.</param>
    /// <returns>The exit status: 1 if there is a difference.</returns>
    public static int Show(string old, string current, IReadOnlyList<string> paths, string? output, bool json, VerbContext context)
    {
        using var first = Open(old);
        using var second = Open(current);
        var comparison = PexComparison.Compare(first, second, context.Cancellation);
        var files = comparison.Select(paths);
        if (json)
            context.Console.WriteResult(new ComparisonReport(comparison, files).ToJson());
        else if (output is not null)
            WholeFile.Write(output, [Patch(comparison, paths, context)]);
        else if (paths.Count == 0)
            context.Console.WriteResult(new ComparisonReport(comparison, files).ToText());
        else
            context.Console.WriteResult(Patch(comparison, paths, context));
        return files.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static byte[] Patch(PexComparison comparison, IReadOnlyList<string> paths, VerbContext context)
    {
        using var patch = new MemoryStream();
        foreach (var leftOut in comparison.WritePatch(patch, paths))
            context.Console.Report(leftOut);
        return patch.ToArray();
    }

    private static PexFile Open(string path)
    {
        UnpackedFolder.Recover(path);
        return PexFile.Open(path, new PexReadOptions { AllowMissingDistributions = true });
    }
}
