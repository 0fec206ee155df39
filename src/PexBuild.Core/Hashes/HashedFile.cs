using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>A file as a hash sees it: its path, relative to what is hashed, and its content.</summary>
internal readonly struct HashedFile(string path, Func<Stream> open)
{
    public string Path { get; } = path;

    public Stream Open() => open();

    public static HashedFile Of(PexMember member) => new(member.Path, member.Open);
}
