using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PexBuild.Fuzz.Mutation;

/// <summary>A zip as a list of members. Mutates content that checksums protect, and writes the zip with correct checksums.</summary>
internal sealed class ZipModel
{
    private static readonly string[] s_names =
    [
        "../evil", "..", "/evil", "a\\b", "c:x", "x/", "x//y", "./x", ".pexbuild/manifest.json", ".PexBuild/x", "bin", "bin/in", "BIN/IN", "bin/in/x",
        "__main__.py/x", "__MAIN__.py", "__pex__", "__pex__/__init__.py/x",
        ".deps/x", ".deps/x.whl", ".bootstrap", ".bootstrap/x/..", "con", "x ", "...", "é", "e\u0301", "straße", "STRASSE", "\u202egnp.py", "x\ny", "x.pyc",
        "x.py", "__pycache__/x.cpython-311.pyc", "PEX-LAYOUT", "a$(b)`c`%d%!e!;f",
    ];

    private readonly List<Member> _members;
    private readonly byte[] _prelude;

    private ZipModel(byte[] prelude, List<Member> members)
    {
        _prelude = prelude;
        _members = members;
    }

    public static ZipModel Parse(byte[] sound)
    {
        using var zip = new ZipArchive(new MemoryStream(sound), ZipArchiveMode.Read);
        var members = zip.Entries.Where(entry => entry.CompressedLength <= entry.Length + 1024).Select(entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return new Member(entry.FullName, bytes.ToArray(), (uint)entry.ExternalAttributes);
        });
        var end = sound.AsSpan().IndexOf("PK"u8);
        return new ZipModel(sound[..end], [.. members]);
    }

    /// <summary>Returns a copy with a few changes.</summary>
    public byte[] Change(Random random)
    {
        var members = _members.Select(member => member with { }).ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
            ChangeOne(members, random);
        return Write(members, random.Next(10) == 0);
    }

    private static void ChangeOne(List<Member> members, Random random)
    {
        var at = random.Next(members.Count);
        switch (random.Next(9))
        {
            case 0:
                members[at] = members[at] with { Name = NewName(members[at].Name, random) };
                break;
            case 1:
                members[at] = members[at] with { Attributes = (uint)random.Next() << 1 };
                break;
            case 2:
                members.RemoveAt(at);
                break;
            case 3:
                members.Add(new Member(NewName(members[at].Name, random), members[at].Content, members[at].Attributes));
                break;
            case 4 when members[at].Content.AsSpan().StartsWith("PK"u8):
                members[at] = members[at] with { Content = Parse(members[at].Content).Change(random) };
                break;
            default:
                var texts = members.Where(member => IsRead(member.Name)).ToArray();
                var text = texts.Length == 0 ? members[at] : texts[random.Next(texts.Length)];
                members[members.IndexOf(text)] = text with { Content = WordMutation.ChangeSome(text.Content, random) };
                break;
        }

        if (members.Count == 0)
            members.Add(new Member("x", [], 0));
    }

    // Whether the library parses the file rather than only copying it.
    private static bool IsRead(string name) =>
        name is "PEX-INFO" or "__main__.py" || name.EndsWith("METADATA", StringComparison.Ordinal) || name.EndsWith("RECORD", StringComparison.Ordinal)
            || name.EndsWith("WHEEL", StringComparison.Ordinal)
        || name.EndsWith(".layout.json", StringComparison.Ordinal) || name.EndsWith("version.py", StringComparison.Ordinal)
            || name.EndsWith("entry_points.txt", StringComparison.Ordinal);

    private static string NewName(string name, Random random) => random.Next(4) switch
    {
        0 => Path.GetDirectoryName(name) + "/" + s_names[random.Next(s_names.Length)],
        1 => new string([.. Encoding.UTF8.GetString(WordMutation.Change(Encoding.UTF8.GetBytes(name), random)).Take(2000)]),
        2 => name.ToUpperInvariant(),
        _ => s_names[random.Next(s_names.Length)],
    };

    private byte[] Write(List<Member> members, bool deflate)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        zip.Write(_prelude);
        foreach (var member in members)
        {
            var name = Encoding.UTF8.GetBytes(member.Name);
            var data = deflate && member.Content.Length > 0 ? Deflate(member.Content) : member.Content;
            // The fields common to both records: from the flags to the length of the extra fields.
            var common = new byte[24];
            BinaryPrimitives.WriteUInt16LittleEndian(common, 0x800);
            BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(2), (ushort)(ReferenceEquals(data, member.Content) ? 0 : 8));
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(4), 0x00210000);
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(8), Crc32.HashToUInt32(member.Content));
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(12), (uint)data.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(16), (uint)member.Content.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(20), (ushort)name.Length);
            var end = new byte[14];
            BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(6), member.Attributes);
            BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(10), (uint)zip.Position);
            directory.Write([.. "PK\x01\x02\x14\x03\x14\0"u8, .. common, .. end, .. name]);
            zip.Write([.. "PK\x03\x04\x14\0"u8, .. common, .. name, .. data]);
        }

        var last = new byte[22];
        "PK\x05\x06"u8.CopyTo(last);
        BinaryPrimitives.WriteUInt16LittleEndian(last.AsSpan(8), (ushort)members.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(last.AsSpan(10), (ushort)members.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(last.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(last.AsSpan(16), (uint)zip.Position);
        return [.. zip.ToArray(), .. directory.ToArray(), .. last];
    }

    private static byte[] Deflate(byte[] content)
    {
        using var data = new MemoryStream();
        using (var deflate = new DeflateStream(data, CompressionLevel.Fastest))
            deflate.Write(content);
        return data.ToArray();
    }

    private sealed record Member(string Name, byte[] Content, uint Attributes);
}
