using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>How to start an unpacked folder.</summary>
public sealed class RunOptions
{
    /// <summary>
    /// The Python to use: its path, the folder of an installation or virtual environment, or a name to look up on PATH and in pyenv.
    /// Null: the first Python that starts among those from <c>PEX_PYTHON_PATH</c>, the folder's shebang, PATH and pyenv.
    /// </summary>
    public string? Python { get; init; }

    /// <summary>The option or property that sets <see cref="Python"/>, for messages.</summary>
    public string PythonOrigin { get; init; } = "--python";

    /// <summary>The program's working directory. Null: the working directory of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables to add to those inherited from this process, or to override them.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The time after which the program and its child processes are killed; used only by <see cref="PexRunner.Stream"/>. Null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The value of an environment variable as the program will see it.</summary>
    internal string? Variable(string name) =>
        Environment is not null && Environment.TryGetValue(name, out var value) ? value : UserEnvironment.Variable(name);
}
