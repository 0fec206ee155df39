using System.Globalization;

namespace PexBuild.Running;

/// <summary>
/// Orders the names of installed Pythons by their leading version numbers (3.13.0 above 3.9.18). Names without numbers sort lowest.
/// </summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static readonly VersionOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Numbers(x ?? ""), Numbers(y ?? ""));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            if (left[i] != right[i])
                return left[i].CompareTo(right[i]);
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : -string.CompareOrdinal(x, y);
    }

    private static int[] Numbers(string name)
    {
        var numbers = new List<int>();
        foreach (var part in name.Split('.'))
        {
            var digits = new string(part.TakeWhile(c => c is >= '0' and <= '9').ToArray());
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
            if (digits.Length < part.Length)
                break;
        }

        return numbers.ToArray();
    }
}
