using System.Text;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>The files that make the folder runnable: the entry script and everything in <c>.pexbuild</c>.</summary>
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
        yield return PlannedFile.Generated(PexNames.EntryScript, EntryScript.Write(_entryPoint, _pex.ShebangPython), isExecutable: true);
        if (_pex.Members.Any(member => member.Path == PexNames.ImportHook))
            yield return PlannedFile.Generated(PexNames.ImportHook, RuntimeFiles.Bytes("pex_import_hook.py"));
        foreach (var module in RuntimeFiles.Below("_pexbuild"))
            yield return PlannedFile.Generated(PexBuildFolder.Support + module.Key, module.Value);
        yield return PlannedFile.Generated(PexBuildFolder.Startup, _startup);
        yield return PlannedFile.Generated(PexBuildFolder.RunProject, RuntimeFiles.Bytes("RunPex.proj"));
        yield return PlannedFile.Generated(PexBuildFolder.RunProjectLauncher, RuntimeFiles.Bytes("launcher.sh"), isExecutable: true);
        yield return PlannedFile.Generated(PexBuildFolder.RunProjectLauncher + ".cmd", RuntimeFiles.Bytes("launcher.cmd"));
        if (_pex.Preamble is not null)
            yield return PlannedFile.Generated(PexBuildFolder.Preamble, Encoding.UTF8.GetBytes(_pex.Preamble));
    }
}
