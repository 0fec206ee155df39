using PexBuild.Archive;
using PexBuild.Files;

namespace PexBuild.Planning;

/// <summary>
/// Selects the compiled files of a PEX that are left out: those whose source is present, because an edit of the source must take
/// effect.
/// </summary>
/// <remarks>
/// pex 1.x wrote <c>x.pyc</c> beside <c>x.py</c>, and <c>--compile</c> of 2.x writes <c>__pycache__/x.cpython-311.pyc</c>. Python
/// 2 checks the former against the time of the source only, and a hash-based one is not compared with its source at all.
/// </remarks>
internal static class CompiledFiles
{
    public static bool IsLeftOut(string path, Func<string, bool> exists) => PythonCache.Source(path) is { } source && exists(source);

    public static bool IsLeftOut(string path, IContainer container) => IsLeftOut(path, source => container.Find(source) is not null);
}
