using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>How to start an unpacked folder.</summary>
public sealed class RunOptions
{
    /// <summary>
    /// The Python to use: its path, the folder of an installation or a virtual environment, or a name that is looked for on PATH and among pyenv's.
    /// Null: the first that starts of <c>PEX_PYTHON_PATH</c>, the folder's shebang, PATH and pyenv.
    /// </summary>
    public string? Python { get; init; }

    /// <summary>What names <see cref="Python"/>, for messages: an option, a property.</summary>
    public string PythonOrigin { get; init; } = "--python";

    /// <summary>The program's working directory. Null: that of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables that the program's environment has beside those of this process, or instead of them.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>After how long the program and all that it started is ended; for <see cref="PexRunner.Stream"/> only. Null: never.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The value that the program will see.</summary>
    internal string? Variable(string name) =>
        Environment is not null && Environment.TryGetValue(name, out var value) ? value : UserEnvironment.Variable(name);
}
