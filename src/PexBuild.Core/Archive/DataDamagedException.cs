namespace PexBuild.Archive;

/// <summary>What a decoder found; <see cref="EntryStream"/> says in which entry.</summary>
internal sealed class DataDamagedException : Exception
{
    public DataDamagedException(string problem) : base(problem)
    {
    }
}
