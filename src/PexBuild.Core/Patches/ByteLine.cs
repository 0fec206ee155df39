using System.IO.Hashing;

namespace PexBuild.Patches;

/// <summary>
/// One line of a file as bytes, including its line feed if it has one. Only the line feed separates lines: a carriage return is
/// part of the line, and nothing is decoded.
/// </summary>
internal readonly struct ByteLine : IEquatable<ByteLine>
{
    private const byte LineFeed = (byte)'\n';

    // The hashed content is untrusted: a random seed per process prevents deliberate collisions.
    private static readonly long s_seed = Guid.NewGuid().GetHashCode();

    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly int _length;

    public ByteLine(byte[] bytes, int start, int length)
    {
        _bytes = bytes;
        _start = start;
        _length = length;
    }

    public ReadOnlySpan<byte> Span => new(_bytes, _start, _length);

    public int Length => _length;

    public bool HasLineFeed => _length > 0 && _bytes[_start + _length - 1] == LineFeed;

    /// <summary>The line without its line feed.</summary>
    public ByteLine Content => HasLineFeed ? new ByteLine(_bytes, _start, _length - 1) : this;

    public static bool operator ==(ByteLine left, ByteLine right) => left.Equals(right);

    public static bool operator !=(ByteLine left, ByteLine right) => !left.Equals(right);

    /// <summary>Splits a file into lines. An empty file has none.</summary>
    public static List<ByteLine> Split(byte[] bytes)
    {
        var lines = new List<ByteLine>();
        for (var start = 0; start < bytes.Length;)
        {
            var feed = Array.IndexOf(bytes, LineFeed, start);
            var end = feed < 0 ? bytes.Length : feed + 1;
            lines.Add(new ByteLine(bytes, start, end - start));
            start = end;
        }

        return lines;
    }

    public static byte[] Join(IReadOnlyCollection<ByteLine> lines)
    {
        var bytes = new byte[lines.Sum(line => line._length)];
        var at = 0;
        foreach (var line in lines)
        {
            Array.Copy(line._bytes, line._start, bytes, at, line._length);
            at += line._length;
        }

        return bytes;
    }

    public ByteLine From(int start) => new(_bytes, _start + start, _length - start);

    public bool StartsWith(string ascii)
    {
        if (_length < ascii.Length)
            return false;
        for (var i = 0; i < ascii.Length; i++)
        {
            if (_bytes[_start + i] != ascii[i])
                return false;
        }

        return true;
    }

    public void WriteTo(Stream stream) => stream.Write(_bytes, _start, _length);

    public byte[] ToArray() => Span.ToArray();

    public bool Equals(ByteLine other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is ByteLine other && Equals(other);

    public override int GetHashCode() => unchecked((int)XxHash3.HashToUInt64(Span, s_seed));
}
