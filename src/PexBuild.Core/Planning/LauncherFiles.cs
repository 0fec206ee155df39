using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// The launchers in <c>bin</c>. They are the same for every PEX: they find their folder themselves and contain no text from the
/// archive.
/// </summary>
internal sealed class LauncherFiles
{
    private const string Folder = "bin/";

    private readonly string _name;

    /// <exception cref="PexException">The PEX has a file named <c>bin</c>.</exception>
    public LauncherFiles(PexFile pex, string name, IEnumerable<PlannedFile> others)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in others)
        {
            if (NameFolding.Key(file.Path).Equals("bin", StringComparison.OrdinalIgnoreCase))
                throw PexErrors.NameTaken.Error(pex.Path, file.Path, FolderReasons.NoLaunchers);
            // The file itself, and each of its parent folders.
            foreach (var path in FolderPaths.Parents(file.Path).Prepend(file.Path))
                taken.Add(NameFolding.Key(path));
        }

        _name = new string([.. PexFileName.WithoutSuffix(name).Select(c => c == '\\' || char.IsControl(c) ? '_' : c)]);
        while (Paths().Any(path => taken.Contains(NameFolding.Key(path))))
            _name += "-pex";
    }

    /// <summary>The launcher for POSIX shells, relative to the folder.</summary>
    public string Shell => Folder + _name;

    public IEnumerable<PlannedFile> All() =>
    [
        PlannedFile.Generated(Shell, RuntimeFiles.Bytes("launcher.sh"), isExecutable: true),
        PlannedFile.Generated(Shell + ".cmd", RuntimeFiles.Bytes("launcher.cmd")),
        PlannedFile.Generated(Shell + ".ps1", RuntimeFiles.Bytes("launcher.ps1")),
    ];

    private IEnumerable<string> Paths() => [Shell, Shell + ".cmd", Shell + ".ps1"];
}
