using PexBuild.Diagnostics;

namespace PexBuild.Running;

/// <summary>What was tried in a search and why it was passed over.</summary>
internal sealed class PythonFailures
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, VerbatimText>> _failures = [];

    /// <summary>False if that path was tried before: PATH may name a folder twice.</summary>
    public bool IsNew(string path) => _seen.Add(path);

    public void Add(string path, VerbatimText reason) => _failures.Add(new(path, reason));

    /// <summary>Every candidate with its reason.</summary>
    public VerbatimText Tried => _failures.Count == 0 ? PythonReasons.NothingToTry : PythonReasons.Tried(_failures);

    /// <summary>Why the one Python that was asked for cannot be had.</summary>
    public VerbatimText Reason => _failures.Count == 0 ? PythonReasons.NotFound : PythonReasons.DoesNotStart(_failures[_failures.Count - 1].Value);
}
