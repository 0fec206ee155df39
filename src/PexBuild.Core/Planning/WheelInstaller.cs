using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Installs a wheel according to the wheel specification (PEP 427), into the folder that pex would have created from it (2.60 and
/// newer).
/// </summary>
/// <remarks>
/// <c>purelib</c> and <c>platlib</c> are both installed into the folder itself, so that one entry of <c>sys.path</c> serves both;
/// scripts, headers and data are installed into <c>.prefix</c>. <c>RECORD</c> is adapted to the new paths; its hashes stay valid,
/// because no file is changed (a script's <c>#!python</c> is interpreted when it runs).
/// </remarks>
internal sealed class WheelInstaller
{
    private const string Stash = ".prefix";

    private readonly ReadLimits _limits;
    private readonly PexDistribution _distribution;
    private readonly string _distInfo;
    private readonly string _data;

    public WheelInstaller(PexDistribution distribution, ReadLimits limits)
    {
        _limits = limits;
        _distribution = distribution;
        _distInfo = distribution.Metadata.DistInfo
            ?? throw PexErrors.DistributionMetadataMissing.Error(distribution.Content.Path, distribution.FileName, ".dist-info");
        _data = _distInfo.Substring(0, _distInfo.Length - ".dist-info".Length) + ".data/";
    }

    /// <summary>Files of the wheel that are not in the plan.</summary>
    public List<PexMember> LeftOut { get; } = [];

    public IEnumerable<PlannedFile> Plan()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<PlannedFile>();
        foreach (var member in PexMember.FilesOf(_distribution.Content))
        {
            var path = InstalledPath(member.Path);
            if (!taken.Add(path))
                throw Broken(DistributionReasons.TwoFilesAt(path));
            if (CompiledFiles.IsLeftOut(member.Path, _distribution.Content))
                LeftOut.Add(member);
            else if (path != RecordPath)
                files.Add(PlannedFile.FromMember(member, _distribution.Path + "/" + path, isScript: IsScript(member.Path)));
        }

        if (_distribution.Content.Find(RecordPath) is { } record)
            files.Add(Written(RecordPath, InstalledRecord(record)));
        if (taken.Add(PexNames.LayoutFile))
            files.Add(Written(PexNames.LayoutFile, Layout()));
        return files;
    }

    private string RecordPath => _distInfo + "/RECORD";

    // The metadata is text from an archive: a name that is not a valid project name is not a valid folder name either.
    private string HeadersName =>
        ProjectName.IsValid(_distribution.ProjectName)
            ? _distribution.ProjectName
            : throw Broken(DistributionReasons.NotAProjectName(_distribution.ProjectName));

    private bool IsScript(string path) => path.StartsWith(_data + "scripts/", StringComparison.Ordinal);

    private PlannedFile Written(string path, byte[] content) =>
        PlannedFile.FromBytes(_distribution.Path + "/" + path, content, isExecutable: false, FileOrigin.Wheel);

    private string InstalledPath(string path)
    {
        if (!path.StartsWith(_data, StringComparison.Ordinal))
            return path;
        var rest = path.Substring(_data.Length);
        var slash = rest.IndexOf('/');
        var scheme = slash < 0 ? rest : rest.Substring(0, slash);
        var file = rest.Substring(slash + 1);
        return (slash < 0 ? "" : scheme) switch
        {
            "purelib" or "platlib" => file,
            "scripts" => Stash + "/bin/" + file,
            "headers" => Stash + "/include/" + HeadersName + "/" + file,
            "data" => Stash + "/data/" + file,
            _ => throw Broken(DistributionReasons.UnknownScheme(path)),
        };
    }

    private byte[] InstalledRecord(ContainerEntry record)
    {
        var text = System.Text.Encoding.UTF8.GetString(_distribution.Content.ReadAll(record, _limits));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var quote = lines[i].StartsWith("\"", StringComparison.Ordinal) ? 1 : 0;
            var end = quote == 1 ? lines[i].IndexOf('"', 1) : lines[i].IndexOf(',');
            if (end > quote)
                lines[i] = lines[i].Substring(0, quote) + InstalledPath(lines[i].Substring(quote, end - quote)) + lines[i].Substring(end);
        }

        return System.Text.Encoding.UTF8.GetBytes(string.Join("\n", lines));
    }

    /// <summary>
    /// Returns the layout file that pex's own runtime requires in an installed wheel since 2.1.71, so that its tools recognize
    /// the folder.
    /// </summary>
    private byte[] Layout() => JsonWriter.ToBytes(
        new JsonObject(("record_relpath", RecordPath), ("stash_dir", Stash), ("sys_path_entries", JsonArray.FromStrings(["."]))),
        JsonLayout.Compact);

    private PexException Broken(VerbatimText problem) => PexErrors.WheelBroken.Error(_distribution.Content.Path, _distribution.FileName, problem);
}
