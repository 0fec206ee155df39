namespace PexBuild.Diagnostics;

/// <summary>A code of an unpacked folder's Python runtime (PEX31xx), which supplies its own text.</summary>
internal sealed class RuntimeErrorCode : PexErrorCode
{
    private const string Mark = " : error PEX";
    private const int Digits = 4;

    private RuntimeErrorCode(string id) : base(id, "{0}", "")
    {
    }

    /// <summary>Reads a line that the runtime wrote, such as <c>tool.pex : error PEX3101: what is wrong.</c></summary>
    /// <returns><see langword="null"/> if the line is not such a message.</returns>
    public static PexDiagnostic? Read(string line)
    {
        var mark = line.IndexOf(Mark, StringComparison.Ordinal);
        var colon = mark + Mark.Length + Digits;
        if (mark < 0 || string.CompareOrdinal(line, colon, ": ", 0, 2) != 0)
            return null;
        var id = line.Substring(colon - Digits - "PEX".Length, "PEX".Length + Digits);
        return new PexDiagnostic(new RuntimeErrorCode(id), PexSeverity.Error, line.Substring(0, mark),
            DisplayText.Escape(line.Substring(colon + 2), int.MaxValue));
    }
}
