using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Fuzz.Targets;

/// <summary>An unpacked folder that is recreated after a test case has changed it.</summary>
internal sealed class UnpackedPlace(TemporaryPlace work)
{
    public const string Name = "tool", Pex = "tool.pex";
    private readonly byte[] _pex = Seeds.Pex(PexEra.V2_105).ToBytes();

    public string Folder => work[Name];

    public void Make()
    {
        work.Clear();
        File.WriteAllBytes(work[Pex], _pex);
        using var pex = PexFile.Open(work[Pex]);
        PexUnpacker.Unpack(PexUnpacker.Plan(pex, new UnpackOptions { Folder = Folder }));
    }

    /// <summary>A listing that changes when a file is written, created or removed.</summary>
    public string[] List() =>
        [.. Directory.EnumerateFileSystemEntries(work.Path, "*", SearchOption.AllDirectories).Where(path => !IsLatelyMade(path)).Select(
            path => Directory.Exists(path)
                ? path
                : path + " " + new FileInfo(path).Length + " " + File.GetLastWriteTimeUtc(path).Ticks).Order(StringComparer.Ordinal)];

    // Pristine copies are a cache that read-only commands also write.
    private bool IsLatelyMade(string path) => path.StartsWith(Path.Combine(Folder, ".pexbuild/pristine"), StringComparison.Ordinal);
}
