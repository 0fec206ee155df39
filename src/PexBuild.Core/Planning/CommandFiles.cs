using PexBuild.Archive.Names;
using PexBuild.Files;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// The scripts of the distributions, as commands in <c>.pexbuild/scripts</c>. A PEX built with <c>--venv prepend</c> or
/// <c>append</c> has the scripts of its virtual environment on PATH, and its program may start them by name. The command files
/// are identical for all scripts, except for their names.
/// </summary>
internal sealed class CommandFiles
{
    private const string BatchSuffix = ".cmd";
    private const int LongestName = 100;

    private static readonly string[] s_scriptFolders = ["bin/", ".prefix/bin/"];

    private readonly PexFile _pex;
    private readonly IEnumerable<PlannedFile> _planned;

    /// <param name="pex">The PEX.</param>
    /// <param name="planned">The files that are unpacked from it.</param>
    public CommandFiles(PexFile pex, IEnumerable<PlannedFile> planned)
    {
        _pex = pex;
        _planned = planned;
    }

    public IEnumerable<PlannedFile> All()
    {
        if (_pex.Info.Json["venv"] is not JsonBoolean { Value: true })
            return [];
        var names = new SortedSet<string>(ScriptFiles().Concat(ConsoleScripts()).Where(IsCommandName), StringComparer.OrdinalIgnoreCase);
        return names.SelectMany(name => new[]
        {
            PlannedFile.Generated(PexBuildFolder.Commands + name, RuntimeFiles.Bytes("command.sh"), isExecutable: true),
            PlannedFile.Generated(PexBuildFolder.Commands + name + BatchSuffix, RuntimeFiles.Bytes("command.cmd")),
        });
    }

    // A name that a shell or a file system would interpret in a special way is not used as a command.
    private static bool IsCommandName(string name) =>
        name.Length <= LongestName && PexEntryPoint.IsScriptName(name) && !name.EndsWith(BatchSuffix, StringComparison.OrdinalIgnoreCase)
            && !WindowsNames.Refuses(name);

    private IEnumerable<string> ScriptFiles() =>
        from distribution in _pex.Distributions
        from folder in s_scriptFolders
        let prefix = distribution.Path + "/" + folder
        from file in _planned
        where file.Path.StartsWith(prefix, StringComparison.Ordinal)
        select file.Path.Substring(prefix.Length);

    private IEnumerable<string> ConsoleScripts() =>
        from distribution in _pex.Distributions
        where distribution.Metadata.DistInfo is not null
        from file in _planned
        where file.Path == distribution.Path + "/" + distribution.Metadata.DistInfo + "/entry_points.txt" && file.Length <= _pex.Limits.TextBytes
        from entry in EntryPointsFile.Parse(Read(file)).All
        where entry.Group is EntryPointsFile.ConsoleScripts or EntryPointsFile.GuiScripts
        select entry.Name;

    private static byte[] Read(PlannedFile file)
    {
        using var content = new MemoryStream();
        using var stream = file.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
