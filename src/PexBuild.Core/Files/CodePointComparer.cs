namespace PexBuild.Files;

/// <summary>Orders strings by code point, as Python does. Ordinal order is by UTF-16 code unit and puts U+10000 before U+FFFF.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    public static CodePointComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return string.CompareOrdinal(x, y);
        for (var i = 0; i < x.Length && i < y.Length; i++)
            if (x[i] != y[i])
                return char.IsSurrogate(x[i]) == char.IsSurrogate(y[i]) ? x[i] - y[i] : char.IsSurrogate(x[i]) ? 1 : -1;
        return x.Length - y.Length;
    }
}
