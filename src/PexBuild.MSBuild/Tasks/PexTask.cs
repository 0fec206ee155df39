using System.Diagnostics.CodeAnalysis;
using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild.Tasks;

/// <summary>The base of all tasks: logs the errors and warnings of the error table in MSBuild's form, and supports cancellation.</summary>
[SuppressMessage("Design", "CA1001", Justification = "MSBuild never disposes a task, and a cancellation source without a timer holds no resources.")]
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

    /// <summary>The origin of an error that names no file of its own.</summary>
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
}
