using System.Globalization;
using System.Runtime.CompilerServices;

namespace PexBuild.MSBuild.Output;

/// <summary>
/// A hash of a folder's listing that does not depend on the order in which the folder is read. It tells in a few milliseconds whether any of ten thousand
/// files has changed. It is not cryptographic.
/// </summary>
internal struct FolderDigest
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _sum;
    private int _count;

    public static FolderDigest Compute(Dictionary<string, FileStamp> files)
    {
        FolderDigest digest = default;
        foreach (var file in files)
            digest.Add("", file.Key.AsSpan(), file.Value);
        return digest;
    }

    /// <param name="folder">The folder of the file, as in <see cref="FileSeen"/>.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="stamp">The stamp of the file.</param>
    public void Add(string folder, ReadOnlySpan<char> name, FileStamp stamp)
    {
        _sum += Hash(folder, name, stamp);
        _count++;
    }

    public void Add(FolderDigest other)
    {
        _sum += other._sum;
        _count += other._count;
    }

    /// <summary>A short name for a path, the same on every machine.</summary>
    public static string NameFor(string path) => Hash("", path.AsSpan(), default).ToString("x16", CultureInfo.InvariantCulture);

    public override readonly string ToString() => _count.ToString(CultureInfo.InvariantCulture) + "-" + _sum.ToString("x16", CultureInfo.InvariantCulture);

    // FNV-1a over UTF-16 code units.
    [MethodImpl(Optimized)]
    private static ulong Hash(string folder, ReadOnlySpan<char> name, FileStamp stamp)
    {
        var hash = Basis;
        foreach (var c in folder)
            hash = (hash ^ c) * Prime;
        foreach (var c in name)
            hash = (hash ^ c) * Prime;
        hash = (hash ^ (ulong)stamp.Length) * Prime;
        hash = (hash ^ (ulong)stamp.Ticks) * Prime;
        return hash ^ (hash >> 32);
    }

#if NET
    private const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;
#else
    private const MethodImplOptions Optimized = MethodImplOptions.AggressiveInlining;
#endif
}
