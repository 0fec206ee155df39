using System.IO.Hashing;
using PexBuild.Archive;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Startup;

namespace PexBuild.Pex;

/// <summary>Reads the metadata of a distribution: its file name, METADATA, WHEEL, and what pex recorded when it installed it.</summary>
internal sealed class MetadataReader(ReadLimits limits)
{
    /// <summary>The suffix of the <c>.dist-info</c> folder's name, with the path separator.</summary>
    private const string DistInfo = ".dist-info/";

    public DistributionMetadata Read(string fileName, IContainer content)
    {
        _ = WheelFileName.TryParse(fileName, out var wheel);
        _ = EggFileName.TryParse(fileName, out var egg);
        var name = wheel?.Name ?? egg?.Name ?? fileName;
        var version = wheel?.Version ?? egg?.Version ?? "";
        var distInfo = FindDistInfo(content, name);
        var metadata = Find(content, distInfo is null ? ["EGG-INFO/PKG-INFO"] : [distInfo + "/METADATA", distInfo + "/PKG-INFO"]);
        var parsed = metadata is null ? null : CoreMetadata.Parse(content.ReadAll(metadata, limits));
        var wheelFile = distInfo is null ? null : content.Find(distInfo + "/WHEEL");
        return new DistributionMetadata
        {
            ProjectName = parsed?.Name ?? name,
            Version = parsed?.Version ?? version,
            Tags = wheel?.Tags,
            RequiresPython = parsed?.RequiresPython,
            RequiresDist = parsed is { RequiresDist.Count: > 0 } ? parsed.RequiresDist : EggRequirements(content),
            SysPathEntries = ReadSysPathEntries(content),
            Metadata = metadata is null ? null : new WatchedFile(metadata.Path, parsed!.HeaderCrc32),
            Wheel = wheelFile is null ? null : new WatchedFile(wheelFile.Path, Crc32.HashToUInt32(content.ReadAll(wheelFile, limits))),
            DistInfo = distInfo,
        };
    }

    private static ContainerEntry? Find(IContainer content, IEnumerable<string> paths) => paths.Select(content.Find).FirstOrDefault(entry => entry is not null);

    /// <summary>Finds the <c>.dist-info</c> folder of the project, or the only one if its name is spelled differently from the file's.</summary>
    private static string? FindDistInfo(IContainer content, string project)
    {
        var folders = content.Entries
            .Select(entry => entry.Path + "/")
            .Where(
                path => path.IndexOf('/') + 1 is var slash && slash >= DistInfo.Length
                    && string.CompareOrdinal(path, slash - DistInfo.Length, DistInfo, 0, DistInfo.Length) == 0)
            .Select(path => path.Substring(0, path.IndexOf('/')))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return folders.FirstOrDefault(folder => ProjectName.AreEqual(folder.Split('-')[0], project)) ?? (folders.Length == 1 ? folders[0] : null);
    }

    private IReadOnlyList<string> EggRequirements(IContainer content) =>
        content.Find("EGG-INFO/requires.txt") is { } requires ? EggRequires.Parse(content.ReadAll(requires, limits)) : [];

    /// <summary>
    /// Reads the entries that pex 2.60.2 and newer record for a wheel with both purelib and platlib files; otherwise the only
    /// entry is the folder itself.
    /// </summary>
    private string[] ReadSysPathEntries(IContainer content)
    {
        if (content.Find(PexNames.LayoutFile) is not { } file)
            return [""];
        try
        {
            var entries = (JsonReader.Read(content.ReadAll(file, limits)) as JsonObject)?["sys_path_entries"] as JsonArray;
            var paths = entries?.Select(entry => entry.AsString).Where(IsInside).Select(path => path is "." ? "" : path!).ToArray();
            return paths is { Length: > 0 } ? paths : [""];
        }
        catch (JsonFormatException)
        {
            // pex itself would refuse to start; every other version of it would put the folder on sys.path.
            return [""];
        }
    }

    private static bool IsInside(string? path) =>
        path is not null && (path is "" or "." || !path.Split('/', '\\').Any(part => part is "" or "." or "..") && path.IndexOf(':') < 0);
}
