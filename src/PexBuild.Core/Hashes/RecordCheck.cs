using PexBuild.Archive;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>Compares the files of a distribution with its <c>RECORD</c>.</summary>
/// <remarks>
/// Files that <c>RECORD</c> lists but that are missing are ignored here: installing moves scripts and data, and pex up to 2.1.70
/// left their lines unchanged. The distribution's own hash detects missing files. pex 2.1.71 to 2.59 kept no <c>RECORD</c>.
/// </remarks>
internal sealed class RecordCheck(PexDistribution distribution, ICollection<string> edited)
{
    public HashCheck? Check()
    {
        if (distribution.Metadata.DistInfo is not { } distInfo || distribution.Content.Find(distInfo + "/RECORD") is not { } record)
            return null;
        var lines = RecordLine.Parse(Read(record));
        var wrong = lines.Where(
            line => distribution.Content.Find(line.Path) is { } file
                && line.Matches(() => distribution.Content.Open(file), file.Length) == false).Select(line => line.Path).ToArray();
        var isEdited = wrong.All(path => edited.Contains(distribution.Path + "/" + path)) || edited.Contains(distribution.Path + "/" + record.Path);
        return new HashCheck(HashKind.Record, distribution.Path + "/" + record.Path,
            wrong.Length == 0 ? HashState.Right : isEdited ? HashState.Edited : HashState.Wrong)
        { Files = wrong };
    }

    private byte[] Read(ContainerEntry record)
    {
        using var content = distribution.Content.Open(record);
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
