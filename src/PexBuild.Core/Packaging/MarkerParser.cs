using PexBuild.Diagnostics;

namespace PexBuild.Packaging;

/// <summary>Parses the marker grammar of PEP 508; <c>and</c> binds tighter than <c>or</c>.</summary>
internal static class MarkerParser
{
    /// <summary>The maximum nesting depth of parentheses: markers come from untrusted archives.</summary>
    private const int MaxDepth = 64;

    private static readonly string[] s_operators = ["===", "==", "~=", "!=", "<=", ">=", "<", ">"];

    private static readonly HashSet<string> s_variables = new(StringComparer.Ordinal)
    {
        "os_name", "sys_platform", "platform_machine", "platform_python_implementation", "platform_release", "platform_system",
        "platform_version", "python_version", "python_full_version", "implementation_name", "implementation_version", "extra",
    };

    /// <summary>The variable names of PEP 345 and setuptools, which packaging still accepts.</summary>
    private static readonly Dictionary<string, string> s_olderNames = new(StringComparer.Ordinal)
    {
        ["os.name"] = "os_name",
        ["sys.platform"] = "sys_platform",
        ["platform.version"] = "platform_version",
        ["platform.machine"] = "platform_machine",
        ["platform.python_implementation"] = "platform_python_implementation",
        ["python_implementation"] = "platform_python_implementation",
    };

    public static Marker Read(TextCursor cursor) => ReadOr(cursor, MaxDepth);

    private static Marker ReadOr(TextCursor cursor, int depth) => ReadGroup(cursor, "or", () => ReadAnd(cursor, depth));

    private static Marker ReadAnd(TextCursor cursor, int depth) => ReadGroup(cursor, "and", () => ReadSingle(cursor, depth));

    private static Marker ReadGroup(TextCursor cursor, string word, Func<Marker> readPart)
    {
        var parts = new List<Marker> { readPart() };
        while (cursor.TryReadWord(word))
            parts.Add(readPart());
        return parts.Count == 1 ? parts[0] : new MarkerGroup(word == "and", parts);
    }

    private static Marker ReadSingle(TextCursor cursor, int depth)
    {
        if (cursor.TryRead("("))
        {
            if (depth == 0)
                throw cursor.Error(DistributionReasons.FewerParentheses);
            var inner = ReadOr(cursor, depth - 1);
            return cursor.TryRead(")") ? inner : throw cursor.Error(DistributionReasons.ClosingParenthesis);
        }

        var left = ReadOperand(cursor);
        var @operator = ReadOperator(cursor);
        return new MarkerComparison(left, @operator, ReadOperand(cursor));
    }

    private static string ReadOperator(TextCursor cursor)
    {
        if (cursor.TryReadWord("in"))
            return "in";
        if (cursor.TryReadWord("not"))
            return cursor.TryReadWord("in") ? "not in" : throw cursor.Error(DistributionReasons.In);
        return s_operators.FirstOrDefault(cursor.TryRead) ?? throw cursor.Error(DistributionReasons.Comparison);
    }

    private static MarkerOperand ReadOperand(TextCursor cursor)
    {
        cursor.SkipBlanks();
        var quote = cursor.Peek();
        if (quote is '"' or '\'')
        {
            var end = cursor.Text.IndexOf(quote, cursor.Position + 1);
            if (end < 0)
                throw cursor.Error(DistributionReasons.ClosingQuote);
            var text = cursor.Text.Substring(cursor.Position + 1, end - cursor.Position - 1);
            cursor.Position = end + 1;
            return new MarkerOperand(null, text);
        }

        var start = cursor.Position;
        var name = cursor.ReadWhile(Ascii.IsNamePart);
        if (s_olderNames.TryGetValue(name, out var current))
            name = current;
        if (s_variables.Contains(name))
            return new MarkerOperand(name, null);
        cursor.Position = start;
        throw cursor.Error(DistributionReasons.VariableOrText);
    }
}
