using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>What a decoder found; <see cref="EntryStream"/> says in which entry.</summary>
internal sealed class DataDamagedException : Exception
{
    public DataDamagedException(VerbatimText problem) : base(problem.Text) => Problem = problem;

    public VerbatimText Problem { get; }
}
