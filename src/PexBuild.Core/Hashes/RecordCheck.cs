using PexBuild.Archive;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>Holds the files of a distribution against its <c>RECORD</c>.</summary>
/// <remarks>
/// Files that <c>RECORD</c> names and that are not there are none of its business here: installing moves scripts and data, and pex up to 2.1.70 left
/// their lines as they were. That none is missing, the distribution's own hash says. pex 2.1.71 to 2.59 kept no <c>RECORD</c>.
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
