using System.Globalization;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive;

/// <summary>Limits on the size of a PEX in every respect, so that a hostile one cannot exhaust the disk or the memory.</summary>
/// <remarks>The defaults are far above the values of real PEX files; each error names the limit and how to raise it.</remarks>
public sealed class ReadLimits
{
    private const string Variable = "PEXBUILD_LIMITS";

    private const long Mebibyte = 1L << 20;
    private const long Gibibyte = 1L << 30;

    /// <summary>The number of entries of the container and the wheels in it. 200,000 entries need about 35 MB of zip headers.</summary>
    public int Entries { get; init; } = 200_000;

    /// <summary>The total unpacked size in bytes, including the files in wheels; <see langword="null"/> for a limit that depends on the file's size.</summary>
    /// <remarks>
    /// The default is 100 times the file's size, at least 512 MiB and at most 16 GiB. Deflate can reach a factor of 1,032; real PEX files stay below 12.
    /// </remarks>
    public long? TotalBytes { get; init; }

    /// <summary>The size in bytes of a file that is read into memory as a whole: PEX-INFO, <c>__main__.py</c>, metadata.</summary>
    public int TextBytes { get; init; } = (int)(16 * Mebibyte);

    /// <summary>The nesting depth of values in PEX-INFO.</summary>
    public int JsonDepth { get; init; } = 64;

    /// <summary>The length of an entry's path in UTF-8 bytes.</summary>
    public int PathBytes { get; init; } = 1024;

    /// <summary>The length of one component of an entry's path in UTF-8 bytes.</summary>
    public int NameBytes { get; init; } = 255;

    /// <summary>The number of components of an entry's path.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>The memory in bytes for all open wheels that are compressed in a PEX. (pex stores wheels, and a stored wheel needs no memory.)</summary>
    public long WheelMemory { get; init; } = 256 * Mebibyte;

    /// <summary>The size in bytes of a patch, of all its binary contents, and of all files that it changes: they are held in memory.</summary>
    public int PatchBytes { get; init; } = (int)(256 * Mebibyte);

    /// <summary>
    /// The defaults, modified by the environment variable <c>PEXBUILD_LIMITS</c> (<see cref="Parse"/>): used wherever a caller specifies no limits.
    /// Nothing else reads the variable.
    /// </summary>
    /// <exception cref="PexException">PEX1508: the variable is malformed.</exception>
    public static ReadLimits FromEnvironment() => Parse(UserEnvironment.Variable(Variable) ?? "");

    /// <summary>The defaults with changes: <c>NAME=NUMBER</c>, separated by commas.</summary>
    /// <param name="text">For example <c>entries=500000,total-bytes=64G</c>; K, M and G are powers of 1,024. Names: <c>entries</c>, <c>total-bytes</c>,
    /// <c>text-bytes</c>, <c>json-depth</c>, <c>path-bytes</c>, <c>name-bytes</c>, <c>depth</c>, <c>wheel-memory</c>, <c>patch-bytes</c>.</param>
    /// <exception cref="PexException">PEX1508: the text is malformed.</exception>
    public static ReadLimits Parse(string text)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var setting in text.Split(','))
        {
            var parts = setting.Trim().Split('=');
            if (parts is [""])
                continue;
            if (parts.Length != 2 || Array.IndexOf(s_names, parts[0]) < 0 || Number(parts[1]) is not { } number)
                throw PexErrors.LimitsText.Error(Variable, setting);
            values[parts[0]] = number;
        }

        if (values.Count == 0)
            return new ReadLimits();
        var defaults = new ReadLimits();
        return new ReadLimits
        {
            Entries = Small("entries", defaults.Entries),
            TotalBytes = values.TryGetValue("total-bytes", out var total) ? total : null,
            TextBytes = Small("text-bytes", defaults.TextBytes),
            JsonDepth = Small("json-depth", defaults.JsonDepth),
            PathBytes = Small("path-bytes", defaults.PathBytes),
            NameBytes = Small("name-bytes", defaults.NameBytes),
            Depth = Small("depth", defaults.Depth),
            WheelMemory = values.TryGetValue("wheel-memory", out var memory) ? memory : defaults.WheelMemory,
            PatchBytes = Small("patch-bytes", defaults.PatchBytes),
        };

        int Small(string name, int otherwise) => values.TryGetValue(name, out var value) ? (int)Math.Min(value, int.MaxValue) : otherwise;
    }

    /// <summary>The value of <see cref="TotalBytes"/> for a container of this size.</summary>
    internal long TotalBytesFor(long length) =>
        TotalBytes ?? Math.Min(16 * Gibibyte, Math.Max(512 * Mebibyte, length > long.MaxValue / 100 ? long.MaxValue : 100 * length));

    private static readonly string[] s_names =
        ["entries", "total-bytes", "text-bytes", "json-depth", "path-bytes", "name-bytes", "depth", "wheel-memory", "patch-bytes"];

    private static long? Number(string text)
    {
        var shift = text.Length == 0 ? 0 : text[text.Length - 1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        var digits = shift == 0 ? text : text.Substring(0, text.Length - 1);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue >> shift
            ? number << shift
            : null;
    }
}
