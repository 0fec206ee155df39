namespace PexBuild.Running;

/// <summary>A candidate Python on this machine: its executable and where it was found.</summary>
internal sealed class PythonCommand
{
    internal PythonCommand(string path, string source)
    {
        Path = path;
        Source = source;
    }

    /// <summary>The absolute path of the executable.</summary>
    public string Path { get; }

    /// <summary>Where it was found, for messages: <c>PEX_PYTHON</c>, <c>PATH</c>, <c>pyenv</c>, ….</summary>
    public string Source { get; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
