using PexBuild.Diagnostics;

namespace PexBuild.MSBuild.Tasks;

/// <summary>The base of the tasks that decide themselves whether there is work to do. In a build with <c>-question</c> they fail instead of doing it.</summary>
public abstract class IncrementalPexTask : PexItemTask
#if NET
    // Older versions of .NET Framework's MSBuild do not have the interface.
    , Microsoft.Build.Framework.IIncrementalTask
#endif
{
    /// <summary>Set by MSBuild in a build with <c>-question</c>.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>To be called before anything is written.</summary>
    /// <param name="path">The file or folder that is out of date.</param>
    /// <exception cref="PexException">The build runs with <c>-question</c>.</exception>
    private protected void RequireWriteAllowed(string path)
    {
        if (FailIfNotIncremental)
            throw PexErrors.NotUpToDate.Error(path);
    }
}
