using System.Runtime.Versioning;
using PexBuild.Testing;

namespace PexBuild.Running;

/// <summary>A folder of executables that say they are Pythons: they answer the question that finds them, or fail as a shim without a version does.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakePythons : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>One that answers <paramref name="executable"/> (itself by default) and notes each start in <c>starts</c>.</summary>
    public string Add(string name, string? executable = null, int status = 0)
    {
        var path = _folder[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path,
            $"#!/bin/sh\necho '{name}' >> '{_folder["starts"]}'\nprintf %s '{executable ?? path}'\n"
            + $"[ {status} = 0 ] || echo 'pyenv: {name}: command not found' >&2\nexit {status}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public string[] Starts => File.Exists(_folder["starts"]) ? File.ReadAllLines(_folder["starts"]) : [];

    /// <summary>An environment in which these are the only Pythons, on PATH or elsewhere.</summary>
    public RunOptions Options(string? python = null, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = _folder["first"] + ":" + _folder["second"] + ":relative::/bin-that-is-not-there",
            ["PYENV_ROOT"] = _folder["pyenv"],
            ["PEX_PYTHON"] = "",
            ["PEX_PYTHON_PATH"] = "",
        };
        foreach (var (name, value) in more)
            environment[name] = value;
        return new RunOptions { Python = python, Environment = environment };
    }

    public void Dispose() => _folder.Dispose();
}
