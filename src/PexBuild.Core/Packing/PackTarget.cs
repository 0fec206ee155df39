using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.Packing;

/// <summary>Writes a packed PEX beside its target path, then moves it there by one rename.</summary>
internal sealed class PackTarget
{
    private readonly PackPlan _plan;
    private readonly string _output;

    public PackTarget(PackPlan plan)
    {
        _plan = plan;
        _output = plan.Output;
    }

    public long Write(CancellationToken cancellation)
    {
        RequireOutside();
        return _plan.Layout == PexLayout.Zipapp ? WriteFile(cancellation) : WriteFolder(cancellation);
    }

    private void RequireOutside()
    {
        if (Directory.Exists(_plan.Pex.Path) && FolderPaths.IsIn(_output, _plan.Pex.Path))
            throw PexErrors.OutputInside.Error(_plan.Pex.Path, _plan.Options.Output);
    }

    private long WriteFile(CancellationToken cancellation)
    {
        if (Directory.Exists(_output))
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, FileKinds.Folder);
        if (!_plan.Options.Overwrite && File.Exists(_output))
            throw PexErrors.OutputExists.Error(_plan.Pex.Path, _output);
        if (FolderPaths.IsLink(_output))
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, FileKinds.Link);
        if (StreamFile.IsDeviceOrPipe(_output))
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, FileKinds.DeviceOrPipe);
        var files = _plan.Files;
        // It is executable, as it is when pex builds it.
        using var file = AtomicFile.Create(_output, isExecutable: true, makesFolders: true);
        new ZipArchive
        {
            Prelude = _plan.PreludeBytes,
            Files = files,
            Compress = _plan.Compress,
            HasFolders = _plan.Rules.HasFolderEntries,
            IsStored = IsWheelFile,
        }.Write(file.Stream, cancellation);
        var length = file.Stream.Length;
        cancellation.ThrowIfCancellationRequested();
        if (!file.Commit(_plan.Options.Overwrite, flushToDisk: true))
            throw PexErrors.OutputExists.Error(_plan.Pex.Path, _output);
        return length;
    }

    private bool IsWheelFile(PlannedFile file) => _plan.Distributions.Any(distribution => distribution.IsWheelFile && distribution.Files[0] == file);

    private long WriteFolder(CancellationToken cancellation)
    {
        if (File.Exists(_output))
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, PackingReasons.FileWhereFolderGoes);
        RequireReplaceable();
        FreshFolder.Sweep(_output);
        using var staging = FreshFolder.For(_output);
        var files = _plan.Layout == PexLayout.Loose ? _plan.Files : PackedLayout.Files(_plan, cancellation);
        FileWriter.Write(staging.Content, files, cancellation);
#if NET
        if (_plan.Rules.HasEntryLink && !OperatingSystem.IsWindows() && !_plan.Files.Any(file => file.Path == "pex"))
            File.CreateSymbolicLink(Path.Combine(staging.Content, "pex"), PexNames.EntryScript);
#endif
        cancellation.ThrowIfCancellationRequested();
        staging.Replace();
        return files.Sum(file => file.Length);
    }

    /// <summary>Throws unless the output may be replaced: a folder is replaced only if it is a PEX that was not unpacked for editing.</summary>
    private void RequireReplaceable()
    {
        if (!Directory.Exists(_output) || !Directory.EnumerateFileSystemEntries(_output).Any())
            return;
        if (!_plan.Options.Overwrite)
            throw PexErrors.OutputExists.Error(_plan.Pex.Path, _output);
        if ((File.GetAttributes(_output) & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, FileKinds.Link);
        if (Directory.Exists(Path.Combine(_output, PexBuildFolder.Name)))
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, PackingReasons.UnpackedFolder);
        if (!File.Exists(Path.Combine(_output, PexNames.Info)) || !File.Exists(Path.Combine(_output, PexNames.EntryScript)))
            throw PexErrors.OutputNotReplaced.Error(_plan.Pex.Path, _output, PackingReasons.NotAPex);
    }
}
