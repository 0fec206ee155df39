using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PexBuild.MSBuild;

/// <summary>Makes items out of text that is meant literally: what MSBuild would take for an escape, a list or a wildcard is escaped.</summary>
internal static class EscapedItem
{
    // Outside of Windows, MSBuild takes a backslash for a slash.
    private static readonly char[] s_special = ['%', '*', '?', '@', '$', '(', ')', ';', '\'', .. Path.DirectorySeparatorChar == '/' ? "\\" : ""];

    public static TaskItem Create(string path, params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem();
        ((ITaskItem2)item).EvaluatedIncludeEscaped = Escape(path);
        foreach (var (name, value) in metadata)
            Set(item, name, value);
        return item;
    }

    public static void Set(TaskItem item, string name, string value) => item.SetMetadata(name, Escape(value));

    /// <summary>Text as it is written where MSBuild reads escapes.</summary>
    public static string Escape(string text)
    {
        if (text.IndexOfAny(s_special) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Array.IndexOf(s_special, c) < 0)
                escaped.Append(c);
            else
                escaped.Append('%').Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    /// <summary>The text that MSBuild reads in an escaped one.</summary>
    public static string Unescape(string escaped)
    {
        var item = new TaskItem();
        ((ITaskItem2)item).EvaluatedIncludeEscaped = escaped;
        return item.ItemSpec;
    }
}
