using PexBuild.Archive;
using PexBuild.Files;

namespace PexBuild.Planning;

/// <summary>Which compiled files of a PEX are left out: those whose source is there, because an edit of the source must show.</summary>
/// <remarks>
/// pex 1.x wrote <c>x.pyc</c> beside <c>x.py</c>, and <c>--compile</c> of 2.x <c>__pycache__/x.cpython-311.pyc</c>. Python 2 takes the former by the
/// time of the source alone, and a hash-based one is not compared with its source at all.
/// </remarks>
internal static class CompiledFiles
{
    public static bool IsLeftOut(string path, Func<string, bool> exists) => PythonCache.Source(path) is { } source && exists(source);

    public static bool IsLeftOut(string path, IContainer container) => IsLeftOut(path, source => container.Find(source) is not null);
}
