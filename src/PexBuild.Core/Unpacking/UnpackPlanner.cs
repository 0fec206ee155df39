using PexBuild.Diagnostics;
using PexBuild.Distributions;
using PexBuild.Edits;
using PexBuild.EntryPoints;
using PexBuild.Layout;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>Decides what an unpacked folder holds.</summary>
internal sealed class UnpackPlanner
{
    private readonly PexFile _pex;
    private readonly UnpackOptions _options;
    private readonly List<PlannedFile> _files = [];
    private readonly List<PexDiagnostic> _warnings = [];
    private string? _launcher;

    public UnpackPlanner(PexFile pex, UnpackOptions options)
    {
        _pex = pex;
        _options = options;
    }

    public UnpackPlan Plan()
    {
        if (_pex.Layout == PexLayout.Unpacked)
            throw PexErrors.AlreadyUnpacked.Error(_pex.Path);
        var entryPoint = ChooseEntryPoint();
        AddPexFiles();
        foreach (var distribution in _pex.Distributions)
            AddDistribution(distribution);
        RefuseOurFolder();
        if (_options.Patch)
            AddOurs(entryPoint);
        var patches = PlanPatching.Apply(_files, _options.Patches, _warnings);
        AddPristineCopies(patches);
        var folder = Path.GetFullPath(_options.Folder ?? PexUnpacker.DefaultFolderName(_pex.Path)).TrimEnd(Path.DirectorySeparatorChar);
        return new UnpackPlan(_pex, _options, folder, entryPoint, _files, patches, _launcher, _warnings);
    }

    private string PexName => _options.PexName ?? PexUnpacker.FileName(_pex.Path);

    private PexEntryPoint ChooseEntryPoint()
    {
        if (_options is { EntryPoint: { } entryPoint, Script: { } script })
            throw PexErrors.EntryPointAndScript.Error(_pex.Path, entryPoint, script);
        if (_options.EntryPoint is not null)
            return PexEntryPoint.Parse(_options.EntryPoint, _pex.Path);
        if (_options.Script is not null)
            return PexEntryPoint.ParseScript(_options.Script, _pex.Path);
        return _options.Patch ? _pex.ReadEntryPoint() : _pex.EntryPoint;
    }

    private void AddPexFiles()
    {
        foreach (var member in _pex.Members)
        {
            if (_options.Patch && member.Path is FolderLayout.EntryScript or FolderLayout.ImportHook)
                _files.Add(PlannedFile.Of(member, FolderLayout.Original(member.Path)));
            else if (!CompiledFiles.IsLeftOut(member.EntryPath, member.Container))
                _files.Add(PlannedFile.Of(member, member.Path));
        }
    }

    private void AddDistribution(PexDistribution distribution)
    {
        if (distribution.Kind == DistributionKind.Wheel)
            _files.AddRange(new WheelInstaller(distribution, _pex.Limits).Plan());
        else
            _files.AddRange(PexMember.Of(distribution.Content, distribution.Path + "/")
                .Where(member => !CompiledFiles.IsLeftOut(member.EntryPath, member.Container))
                .Select(member => PlannedFile.Of(member, member.Path)));
    }

    private void RefuseOurFolder()
    {
        var taken = _pex.Members.FirstOrDefault(member =>
            (member.Path + "/").StartsWith(FolderManifest.Folder + "/", StringComparison.OrdinalIgnoreCase));
        if (taken is not null)
            throw PexErrors.NameTaken.Error(_pex.Path, taken.Path, "Such a PEX cannot be unpacked.");
    }

    private void AddOurs(PexEntryPoint entryPoint)
    {
        var startup = StartupFile.Compile(_pex, PexName);
        _warnings.AddRange(startup.Warnings);
        _files.AddRange(new SupportFiles(_pex, entryPoint, startup.GetBytes()).All());
        _files.AddRange(new CommandFiles(_pex, _files).All().ToArray());
        if (_options.Launchers)
            AddLaunchers();
    }

    private void AddLaunchers()
    {
        var launchers = new LauncherFiles(_pex, PexName, _files);
        _files.AddRange(launchers.All());
        _launcher = launchers.Shell;
    }

    // What we generate in the places where it is meant to be edited, and what patches made: the PEX does not know what it was, and the next version of this
    // library, or of the patches, makes something else.
    private void AddPristineCopies(ManifestPatches patches) => _files.AddRange(_files
        .Where(file => (file.Origin == FileOrigin.Generated || patches.Contains(file.Path)) && !file.Path.StartsWith(FolderManifest.Folder + "/", StringComparison.Ordinal))
        .Select(file => new PlannedFile(PristineStore.Prefix + file.Path, file.Length, isExecutable: false, FileOrigin.Generated, file.Open)).ToArray());
}
