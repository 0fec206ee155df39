using PexBuild.Diagnostics;

namespace PexBuild.MSBuild;

/// <summary>A task that writes only what is not as it should be; asked whether there is anything to do (<c>-question</c>), it fails instead.</summary>
public abstract class IncrementalPexTask : PexItemTask
#if NET
    // Of .NET Framework's MSBuild, some that are still in use do not have it yet.
    , Microsoft.Build.Framework.IIncrementalTask
#endif
{
    /// <summary>Set by MSBuild: the build was only asked.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>To be called before anything is written.</summary>
    /// <param name="path">What is not as it should be.</param>
    /// <exception cref="PexException">The build was only asked.</exception>
    private protected void RequireMayWrite(string path)
    {
        if (FailIfNotIncremental)
            throw PexErrors.NotUpToDate.Error(path);
    }
}
