using System.Globalization;
using System.Runtime.CompilerServices;

namespace PexBuild.MSBuild;

/// <summary>
/// One number for a folder's listing, in whichever order it is read: equal numbers tell a build in a few milliseconds that nothing happened to
/// ten thousand files. It guards against oversight, not against forgery.
/// </summary>
internal struct FolderDigest
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _sum;
    private int _count;

    public static FolderDigest Of(Dictionary<string, FileStamp> files)
    {
        FolderDigest digest = default;
        foreach (var file in files)
            digest.Add("", file.Key.AsSpan(), file.Value);
        return digest;
    }

    /// <param name="folder">As <see cref="FileSeen"/> names it.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="stamp">The file's stamp.</param>
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

    /// <summary>A short name for a path, the same everywhere.</summary>
    public static string NameOf(string path) => Hash("", path.AsSpan(), default).ToString("x16", CultureInfo.InvariantCulture);

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
