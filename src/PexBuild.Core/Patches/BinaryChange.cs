namespace PexBuild.Patches;

/// <summary>One direction of a <c>GIT binary patch</c>: the complete new content, or a delta from the old one.</summary>
internal sealed class BinaryChange
{
    public BinaryChange(bool isDelta, byte[] data)
    {
        IsDelta = isDelta;
        Data = data;
    }

    public bool IsDelta { get; }

    /// <summary>The content, or git's delta.</summary>
    public byte[] Data { get; }
}
