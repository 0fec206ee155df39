using Microsoft.Build.Logging.StructuredLogger;
using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd;

/// <summary>What a build printed, and its binary log.</summary>
internal sealed class BuildResult(ProcessResult process, string log)
{
    private readonly Lazy<Build> _log = new(() => BinaryLog.ReadBuild(log));

    public string Output => process.Output + process.Error;

    public BuildResult AssertSuccess()
    {
        process.AssertSuccess();
        Assert.IsEmpty(Warnings, string.Join('\n', Warnings.Select(warning => warning.Code + ": " + warning.Text)) + process);
        return this;
    }

    public BuildResult AssertSuccessWithWarnings()
    {
        process.AssertSuccess();
        return this;
    }

    public BuildResult AssertFailure()
    {
        Assert.AreNotEqual(0, process.ExitCode, process.ToString());
        return this;
    }

    public IReadOnlyList<Error> Errors => _log.Value.FindChildrenRecursive<Error>();

    public IReadOnlyList<Warning> Warnings => _log.Value.FindChildrenRecursive<Warning>();

    /// <summary>How often a task ran.</summary>
    public int Runs(string task) => _log.Value.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(candidate => candidate.Name == task).Count;

    /// <summary>Whether a target was found to be up to date, and never not.</summary>
    public bool IsSkipped(string target)
    {
        var found = _log.Value.FindChildrenRecursive<Target>(candidate => candidate.Name == target);
        Assert.IsNotEmpty(found, $"No target {target}\n{process}");
        return found.All(candidate =>
            candidate.FindChildrenRecursive<Message>(
                message => message.Text.Contains("because all output files are up-to-date", StringComparison.Ordinal)).Count > 0)
            && found.All(candidate => candidate.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>().Count == 0);
    }

    /// <summary>The text of a file that the log has.</summary>
    public string Embedded(string path) => Assert.ContainsSingle(_log.Value.SourceFiles.Where(file => file.FullPath == path)).Text;

    /// <summary>The one error with a code of ours.</summary>
    public Error SingleError(string code)
    {
        AssertFailure();
        Assert.DoesNotContain("   at PexBuild", Output, "A stack trace");
        return Assert.ContainsSingle(Errors.Where(error => error.Code == code), process.ToString());
    }

    public Warning SingleWarning(string code) => Assert.ContainsSingle(Warnings.Where(warning => warning.Code == code), process.ToString());

    public override string ToString() => process.ToString();
}
