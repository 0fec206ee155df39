using System.Globalization;
using System.Text;

namespace PexBuild.Archive.Names;

/// <summary>Computes the form by which a file system that ignores case and composition compares names: Unicode's canonical caseless form.</summary>
/// <remarks>
/// Uses its own table, because .NET does not provide either step everywhere. In invariant mode, which the tool uses, <c>string.Normalize</c> of .NET
/// 10 returns its input: a composed <c>é</c> and a Hangul syllable are not decomposed. In no mode does it fold one character to several, such as
/// <c>ß</c> to <c>ss</c>. And a build must refuse the same PEX files in every MSBuild process, whatever its mode.
/// </remarks>
internal sealed class NameFolding
{
    private const int HangulFirst = 0xAC00, HangulCount = 11172, LeadFirst = 0x1100, VowelFirst = 0x1161, TrailFirst = 0x11A7, VowelCount = 21, TrailCount = 28;

    // The only mark that folds to a letter: it must remain a mark until marks are reordered.
    private const int IotaBelow = 0x345;
    private const char Iota = '\u03B9';

    private static readonly Lazy<NameFolding> s_table = new(() => new NameFolding());

    private readonly Dictionary<int, int[]> _folded = [];
    private readonly List<(int First, int Last, int Class)> _combining = [];

    private NameFolding()
    {
        using var table = new StreamReader(typeof(NameFolding).Assembly.GetManifestResourceStream("Archive/NameFolding.txt")!);
        while (table.ReadLine() is { } line)
        {
            var sides = line.Split('=', ':');
            if (line[0] == '#')
                continue;
            var from = Array.ConvertAll(sides[0].Split('-'), Hex);
            if (from.Length == 1)
                _folded[from[0]] = Array.ConvertAll(sides[1].Split(' '), Hex);
            else
                _combining.Add((from[0], from[1], int.Parse(sides[1], CultureInfo.InvariantCulture)));
        }

        static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>The key of a name. Compare keys with <see cref="StringComparer.OrdinalIgnoreCase"/>, which is why an ASCII name is its own key.</summary>
    public static string Key(string name)
    {
        foreach (var c in name)
            if (c > 0x7F)
                return s_table.Value.Fold(name);
        return name;
    }

    private string Fold(string name)
    {
        var points = new List<int>(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var point = char.IsSurrogatePair(name, i) ? char.ConvertToUtf32(name, i++) : name[i];
            if (_folded.TryGetValue(point, out var folded))
                points.AddRange(folded);
            else if (point is >= HangulFirst and < HangulFirst + HangulCount)
                AddHangul(points, point - HangulFirst);
            else
                points.Add(point);
        }

        Reorder(points);
        var key = new StringBuilder(points.Count);
        foreach (var point in points)
            _ = point > 0xFFFF ? key.Append(char.ConvertFromUtf32(point)) : key.Append(point == IotaBelow ? Iota : (char)point);
        return key.ToString();
    }

    private static void AddHangul(List<int> points, int index)
    {
        points.Add(LeadFirst + index / (VowelCount * TrailCount));
        points.Add(VowelFirst + index % (VowelCount * TrailCount) / TrailCount);
        if (index % TrailCount != 0)
            points.Add(TrailFirst + index % TrailCount);
    }

    /// <summary>Sorts each run of combining marks by combining class; the sort is stable.</summary>
    private void Reorder(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && CombiningClass(points[end]) != 0)
                end++;
            if (end - start > 1)
            {
                var marks = points.GetRange(start, end - start).OrderBy(CombiningClass).ToList();
                for (var i = 0; i < marks.Count; i++)
                    points[start + i] = marks[i];
            }

            start = end;
        }
    }

    private int CombiningClass(int point)
    {
        int low = 0, high = _combining.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, value) = _combining[middle];
            if (point < first)
                high = middle - 1;
            else if (point > last)
                low = middle + 1;
            else
                return value;
        }

        return 0;
    }
}
