using System.Diagnostics.CodeAnalysis;
using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild;

/// <summary>What all tasks share: the catalogue's errors and warnings become MSBuild's, and the build can cancel them.</summary>
[SuppressMessage("Design", "CA1001", Justification = "MSBuild never disposes a task, and a source without a timer holds nothing to be released.")]
public abstract class PexTask : Microsoft.Build.Utilities.Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run(_cancellation.Token);
        }
        catch (PexException failure)
        {
            Report(failure.Diagnostic);
            foreach (var related in failure.Related)
                Report(related);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Report(PexErrors.Io.Because(Origin, failure).Diagnostic);
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>What a failure is about that says nothing of a file itself.</summary>
    private protected virtual string Origin => BuildEngine.ProjectFileOfTaskNode;

    /// <summary>Does the task's work.</summary>
    protected abstract void Run(CancellationToken cancellation);

    private protected void Report(PexDiagnostic diagnostic)
    {
        if (diagnostic.Severity == PexSeverity.Error)
            Log.LogError(null, diagnostic.Code.Id, null, diagnostic.Code.HelpLink, diagnostic.Origin, 0, 0, 0, 0, diagnostic.Message);
        else
            Log.LogWarning(null, diagnostic.Code.Id, null, diagnostic.Code.HelpLink, diagnostic.Origin, 0, 0, 0, 0, diagnostic.Message);
    }

    private protected void Detail(string message) => Log.LogMessage(MessageImportance.Low, "{0}", message);
}
