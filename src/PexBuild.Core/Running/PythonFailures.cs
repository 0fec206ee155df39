using PexBuild.Diagnostics;

namespace PexBuild.Running;

/// <summary>What was tried in a search and why it was passed over.</summary>
internal sealed class PythonFailures
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _failures = [];

    /// <summary>False if that path was tried before: PATH may name a folder twice.</summary>
    public bool IsNew(string path) => _seen.Add(path);

    public void Add(string path, string reason) => _failures.Add(new(path, reason));

    /// <summary>Every candidate with its reason.</summary>
    public VerbatimText Tried => new(_failures.Count == 0
        ? "nothing named python is on PATH, in pyenv's folder or in the registry"
        : string.Join("; ", _failures.Select(f => Show(f.Key) + " (" + Show(f.Value) + ")")));

    /// <summary>Why the one Python that was asked for cannot be had.</summary>
    public string Reason => _failures.Count == 0 ? "was not found" : "does not start: " + _failures[_failures.Count - 1].Value;

    private static string Show(string text) => DisplayText.Escape(text);
}
