using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PexBuild.Hashes;

/// <summary>One line of a <c>RECORD</c>: a file of an installed distribution or a wheel, its hash and its size.</summary>
/// <remarks>
/// The format is defined by "Recording installed projects" and the wheel specification: CSV,
/// <c>path,algorithm=base64url,size</c>; hash and size may be empty.
/// </remarks>
internal sealed class RecordLine
{
    private RecordLine(string text, string path, string hash, string size)
    {
        Text = text;
        Path = path;
        Hash = hash;
        Size = size;
    }

    /// <summary>The original line, including its line end.</summary>
    public string Text { get; }

    public string Path { get; }

    public string Hash { get; }

    public string Size { get; }

    private string End => Text.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : Text.EndsWith("\n", StringComparison.Ordinal) ? "\n" : "";

    public static IReadOnlyList<RecordLine> Parse(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var lines = new List<RecordLine>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(ParseLine(text.Substring(start, end - start)));
            start = end;
        }

        return lines;
    }

    /// <summary>Whether a file has the hash and the size that the line records.</summary>
    /// <returns><see langword="null"/> if the line has no hash, or one that is no longer in use.</returns>
    public bool? Matches(Func<Stream> open, long length)
    {
        if (Hash.IndexOf('=') is var equals && equals < 0 || AlgorithmOf(Hash.Substring(0, equals)) is not { } algorithm)
            return null;
        return (Size.Length == 0 || Size == length.ToString(CultureInfo.InvariantCulture))
            && Base64Url(ContentHash.ComputeFile(open, algorithm)) == Hash.Substring(equals + 1).TrimEnd('=');
    }

    /// <summary>Writes a line for the given content of a file.</summary>
    public static string Write(string path, byte[] sha256, long length, string end) =>
        Quoted(path) + ",sha256=" + Base64Url(sha256) + "," + length.ToString(CultureInfo.InvariantCulture) + end;

    /// <summary>Returns this line, updated for new content of its file.</summary>
    public string With(byte[] sha256, long length) => Write(Path, sha256, length, End);

    private static RecordLine ParseLine(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        var row = line.TrimEnd('\r', '\n');
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == ',' && !isQuoted)
                Flush();
            else if (row[i] != '"')
                field.Append(row[i]);
            else if (isQuoted && i + 1 < row.Length && row[i + 1] == '"')
                field.Append(row[i++]);
            else
                isQuoted = !isQuoted;
        }

        Flush();
        return new RecordLine(line, fields[0], fields.Count > 1 ? fields[1] : "", fields.Count > 2 ? fields[2].Trim() : "");

        void Flush()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    private static HashAlgorithmName? AlgorithmOf(string name) => name switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static string Base64Url(byte[] hash) => Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Quoted(string path) => path.IndexOfAny([',', '"']) < 0 ? path : "\"" + path.Replace("\"", "\"\"") + "\"";
}
