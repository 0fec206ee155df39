using PexBuild.Diagnostics;

namespace PexBuild.Running;

/// <summary>Collects the candidates of a search that failed, with the reasons.</summary>
internal sealed class PythonFailures
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, VerbatimText>> _failures = [];

    /// <summary>Whether <paramref name="path"/> has not been tried yet: PATH may list a folder twice.</summary>
    public bool IsNew(string path) => _seen.Add(path);

    public void Add(string path, VerbatimText reason) => _failures.Add(new(path, reason));

    /// <summary>Every candidate with the reason it was rejected.</summary>
    public VerbatimText Tried => _failures.Count == 0 ? PythonReasons.NothingToTry : PythonReasons.Tried(_failures);

    /// <summary>Why the requested Python cannot be used.</summary>
    public VerbatimText Reason => _failures.Count == 0 ? PythonReasons.NotFound : PythonReasons.DoesNotStart(_failures[_failures.Count - 1].Value);
}
