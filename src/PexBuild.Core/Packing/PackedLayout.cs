using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>Creates the files of the packed layout, in which the runtime and each installed distribution are zips.</summary>
internal static class PackedLayout
{
    public static IReadOnlyList<PlannedFile> Files(PackPlan plan, CancellationToken cancellation)
    {
        var zips = plan.Distributions.Where(distribution => !distribution.IsWheelFile).Select(distribution => distribution.Source.Path)
            .Concat([PexNames.Bootstrap]).ToArray();
        var files = new List<PlannedFile>();
        foreach (var group in plan.Files.GroupBy(file => zips.FirstOrDefault(zip => file.Path.StartsWith(zip + "/", StringComparison.Ordinal)) ?? ""))
        {
            if (group.Key.Length == 0)
                files.AddRange(group);
            else
                files.Add(Zip(plan, group.Key, [.. group], cancellation));
        }

        return files;
    }

    private static PlannedFile Zip(PackPlan plan, string path, IReadOnlyList<PlannedFile> files, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        new ZipArchive
        {
            Files = [.. files.Select(file => new PlannedFile(file.Path.Substring(path.Length + 1), file.Length, file.IsExecutable, file.Origin, file.Open))],
            Compress = plan.Compress,
            HasFolders = plan.Rules.HasFolderEntries,
        }.Write(bytes, cancellation);
        return PlannedFile.FromBytes(path, bytes.ToArray(), isExecutable: false, FileOrigin.Pex);
    }
}
