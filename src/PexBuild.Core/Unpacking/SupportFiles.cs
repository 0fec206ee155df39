using System.Text;
using PexBuild.EntryPoints;
using PexBuild.Layout;

namespace PexBuild.Unpacking;

/// <summary>What makes the folder run: the entry script, and all in <c>.pexbuild</c>.</summary>
internal sealed class SupportFiles
{
    private readonly PexFile _pex;
    private readonly PexEntryPoint _entryPoint;
    private readonly byte[] _startup;

    public SupportFiles(PexFile pex, PexEntryPoint entryPoint, byte[] startup)
    {
        PythonArguments.Check(pex);
        _pex = pex;
        _entryPoint = entryPoint;
        _startup = startup;
    }

    public IEnumerable<PlannedFile> All()
    {
        yield return PlannedFile.Generated(FolderLayout.EntryScript, EntryScript.Write(_entryPoint, _pex.ShebangPython), isExecutable: true);
        if (_pex.Members.Any(member => member.Path == FolderLayout.ImportHook))
            yield return PlannedFile.Generated(FolderLayout.ImportHook, RuntimeFiles.Bytes("pex_import_hook.py"));
        foreach (var module in RuntimeFiles.Below("_pexbuild"))
            yield return PlannedFile.Generated(FolderLayout.Support + module.Key, module.Value);
        yield return PlannedFile.Generated(FolderLayout.Startup, _startup);
        yield return PlannedFile.Generated(FolderLayout.RunProject, RuntimeFiles.Bytes("RunPex.proj"));
        yield return PlannedFile.Generated(FolderLayout.RunProjectLauncher, RuntimeFiles.Bytes("launcher.sh"), isExecutable: true);
        yield return PlannedFile.Generated(FolderLayout.RunProjectLauncher + ".cmd", RuntimeFiles.Bytes("launcher.cmd"));
        if (_pex.Preamble is not null)
            yield return PlannedFile.Generated(FolderLayout.Preamble, Encoding.UTF8.GetBytes(_pex.Preamble));
    }
}
