using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>Decides what an unpacked folder contains.</summary>
internal sealed class UnpackPlanner
{
    private readonly PexFile _pex;
    private readonly UnpackOptions _options;
    private readonly HashRules _hashRules;
    private readonly List<PlannedFile> _files = [];
    private readonly List<UnwrittenData> _unwritten = [];
    private readonly List<PexDiagnostic> _warnings = [];
    private string? _launcher;

    public UnpackPlanner(PexFile pex, UnpackOptions options)
    {
        _pex = pex;
        _options = options;
        _hashRules = HashRules.For(pex);
    }

    public UnpackPlan Plan()
    {
        if (_pex.Layout == PexLayout.Unpacked)
            throw PexErrors.AlreadyUnpacked.Error(_pex.Path);
        if (_options.Verify && _pex.UnlistedDistributions.FirstOrDefault() is { } unlisted)
            throw PexErrors.DistributionUnlisted.Error(_pex.Path, unlisted);
        var entryPoint = ChooseEntryPoint();
        AddPexFiles();
        foreach (var distribution in _pex.Distributions)
            AddDistribution(distribution);
        RefuseOurFolder();
        if (_options.Patch)
            AddOurs(entryPoint);
        var patches = PlanPatching.Apply(_files, _options.Patches, _pex.Limits, _warnings);
        AddPristineCopies(patches);
        PlannedPaths.Require(_pex, _files);
        var folder = FolderPaths.Full(_options.Folder ?? PexFileName.DefaultFolder(_pex.Path));
        return new UnpackPlan(_pex, _options, folder, entryPoint, _files, patches, _launcher, _warnings) { Unwritten = _unwritten };
    }

    private string PexName => _options.PexName ?? PexFileName.FromPath(_pex.Path);

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
            if (_options.Patch && member.Path is PexNames.EntryScript or PexNames.ImportHook)
                _files.Add(PlannedFile.FromMember(member, PexBuildFolder.Originals + member.Path));
            else if (CompiledFiles.IsLeftOut(member.EntryPath, member.Container))
                _unwritten.Add(new UnwrittenData(member.Open));
            else
                _files.Add(PlannedFile.FromMember(member, member.Path));
        }

        foreach (var zip in _pex.InnerZips)
        {
            var distribution = _pex.Distributions.FirstOrDefault(distribution => distribution.RawWheel is not null && distribution.Path == zip.Path);
            var hash = distribution is null ? null : PassingHash.ForWheel(distribution);
            // A zip has a checksum of the file; a folder has none.
            if (hash is not null || zip.Container is ZipContainer)
                _unwritten.Add(new UnwrittenData(zip.Open, hash));
        }
    }

    private void AddDistribution(PexDistribution distribution)
    {
        if (distribution.Kind == DistributionKind.Wheel)
        {
            var installer = new WheelInstaller(distribution, _pex.Limits);
            _files.AddRange(installer.Plan());
            _unwritten.AddRange(installer.LeftOut.Select(member => new UnwrittenData(member.Open)));
            return;
        }

        var hash = PassingHash.ForFiles(distribution, _hashRules);
        foreach (var member in PexMember.FilesOf(distribution.Content))
        {
            if (CompiledFiles.IsLeftOut(member.Path, member.Container))
                _unwritten.Add(new UnwrittenData(member.Open));
            else
                _files.Add(
                    PlannedFile.FromMember(member, distribution.Path + "/" + member.Path,
                        hash: DistributionHash.Covers(member.Path, _hashRules.CountsLayoutFile, _hashRules) ? hash : null));
        }
    }

    private void RefuseOurFolder()
    {
        var taken = _pex.Members.FirstOrDefault(member =>
            (member.Path + "/").StartsWith(PexBuildFolder.Prefix, StringComparison.OrdinalIgnoreCase));
        if (taken is not null)
            throw PexErrors.NameTaken.Error(_pex.Path, taken.Path, FolderReasons.CannotBeUnpacked);
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

    // Generated files that users are meant to edit, and files that patches changed: their pristine content is not in the PEX, and the next
    // version of this library, or of the patches, produces different content.
    private void AddPristineCopies(ManifestPatches patches) => _files.AddRange(_files
        .Where(
            file => (file.Origin == FileOrigin.Generated || patches.Contains(file.Path))
                && !file.Path.StartsWith(PexBuildFolder.Prefix, StringComparison.Ordinal))
        .Select(file => new PlannedFile(PexBuildFolder.Pristine + file.Path, file.Length, isExecutable: false, FileOrigin.Generated, file.Open)).ToArray());
}
