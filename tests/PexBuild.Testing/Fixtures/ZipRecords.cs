using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PexBuild.Testing.Fixtures;

/// <summary>One entry of a zip that is written record by record. What is not set is as an honest writer has it; every field can be made to lie.</summary>
internal sealed class ZipMember
{
    public ZipMember(string name, string content = "") : this(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(content))
    {
        if (!Ascii.IsValid(name))
            Flags |= 0x800;
    }

    public ZipMember(byte[] name, byte[] content)
    {
        Name = name;
        Content = content;
        Length = content.Length;
        Crc = Crc32.HashToUInt32(content);
        Attributes = (name.Length > 0 && name[^1] == '/' ? 0x41ED0010u : 0x81A40000u);
    }

    public byte[] Name { get; set; }
    public byte[] Content { get; }
    public ushort Flags { get; set; }
    public ushort Method { get; set; }
    public uint Crc { get; set; }
    public long Length { get; set; }
    public long? CompressedLength { get; set; }
    public uint Attributes { get; set; }
    public byte[] Extra { get; set; } = [];
    public byte[] Comment { get; set; } = [];
    public ushort Disk { get; set; }

    /// <summary>The bytes between header and next header, when they are not what the method makes of the content.</summary>
    public byte[]? Data { get; set; }
    public byte[] Descriptor { get; set; } = [];
    public byte[] GapBefore { get; set; } = [];

    public byte[]? LocalName { get; set; }
    public byte[] LocalExtra { get; set; } = [];
    public ushort? LocalFlags { get; set; }
    public ushort? LocalMethod { get; set; }
    public uint? LocalCrc { get; set; }
    public uint? LocalLength { get; set; }
    public uint? LocalCompressedLength { get; set; }
    public uint? LocalSignature { get; set; }

    /// <summary>Where the directory says the local header is; null for where it is.</summary>
    public Func<long, long>? Offset { get; set; }

    public ZipMember Deflated()
    {
        Method = 8;
        return this;
    }

    public byte[] Compress()
    {
        if (Method != 8)
            return Content;
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal))
            deflate.Write(Content);
        // .NET writes nothing at all for nothing; zlib, and so Python, the two bytes of an empty block.
        return compressed.ToArray() is { Length: > 0 } bytes ? bytes : [3, 0];
    }
}

/// <summary>Writes a zip record by record, right or wrong.</summary>
internal sealed class ZipRecords
{
    public ZipRecords(params ZipMember[] members) => Members.AddRange(members);

    public List<ZipMember> Members { get; } = [];

    /// <summary>What lies in front of the zip. pex counts it into the offsets.</summary>
    public byte[] Prefix { get; set; } = "#!/usr/bin/env python3\n"u8.ToArray();

    /// <summary>What is taken off every offset; the prefix's length for a zip that something was put in front of later.</summary>
    public long OffsetsFrom { get; set; }
    public byte[] GapBeforeDirectory { get; set; } = [];
    public byte[] AfterDirectory { get; set; } = [];
    public byte[] Comment { get; set; } = [];
    public byte[] Trailer { get; set; } = [];
    public bool Zip64 { get; set; }

    public Func<long, long> Count { get; set; } = x => x;
    public Func<long, long> DirectoryLength { get; set; } = x => x;
    public Func<long, long> DirectoryOffset { get; set; } = x => x;
    public Func<long, long> Zip64Offset { get; set; } = x => x;
    public Action<byte[]> ChangeEnd { get; set; } = _ => { };
    public Action<byte[]> ChangeZip64 { get; set; } = _ => { };

    public byte[] Build()
    {
        using var zip = new MemoryStream();
        zip.Write(Prefix);
        var offsets = new List<long>();
        foreach (var member in Members)
        {
            zip.Write(member.GapBefore);
            offsets.Add(zip.Position);
            WriteLocal(zip, member);
        }

        zip.Write(GapBeforeDirectory);
        var start = zip.Position;
        for (var i = 0; i < Members.Count; i++)
            WriteCentral(zip, Members[i], (Members[i].Offset?.Invoke(offsets[i]) ?? offsets[i]) - OffsetsFrom);
        var length = zip.Position - start;
        zip.Write(AfterDirectory);
        WriteEnd(zip, Count(Members.Count), DirectoryLength(length), DirectoryOffset(start - OffsetsFrom));
        zip.Write(Trailer);
        return zip.ToArray();
    }

    public string WriteTo(string path)
    {
        File.WriteAllBytes(path, Build());
        return path;
    }

    public static byte[] Field(ushort id, params ReadOnlySpan<byte> data)
    {
        var field = new byte[4 + data.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(field, id);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(2), (ushort)data.Length);
        data.CopyTo(field.AsSpan(4));
        return field;
    }

    public static byte[] Zip64Field(params ReadOnlySpan<long> values)
    {
        var data = new byte[8 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(8 * i), values[i]);
        return Field(1, data);
    }

    private static void WriteLocal(MemoryStream zip, ZipMember member)
    {
        var data = member.Data ?? member.Compress();
        member.CompressedLength ??= data.Length;
        var name = member.LocalName ?? member.Name;
        using var to = new BinaryWriter(zip, Encoding.ASCII, leaveOpen: true);
        to.Write(member.LocalSignature ?? 0x04034B50);
        to.Write((ushort)20);
        to.Write(member.LocalFlags ?? member.Flags);
        to.Write(member.LocalMethod ?? member.Method);
        to.Write(0x00210000);
        to.Write(member.LocalCrc ?? member.Crc);
        to.Write(member.LocalCompressedLength ?? (uint)Math.Min(uint.MaxValue, member.CompressedLength.Value));
        to.Write(member.LocalLength ?? (uint)Math.Min(uint.MaxValue, member.Length));
        to.Write((ushort)name.Length);
        to.Write((ushort)member.LocalExtra.Length);
        to.Write(name);
        to.Write(member.LocalExtra);
        to.Write(data);
        to.Write(member.Descriptor);
    }

    private static void WriteCentral(MemoryStream zip, ZipMember member, long offset)
    {
        using var to = new BinaryWriter(zip, Encoding.ASCII, leaveOpen: true);
        to.Write(0x02014B50);
        to.Write((ushort)(3 << 8 | 20));
        to.Write((ushort)20);
        to.Write(member.Flags);
        to.Write(member.Method);
        to.Write(0x00210000);
        to.Write(member.Crc);
        to.Write((uint)Math.Min(uint.MaxValue, member.CompressedLength!.Value));
        to.Write((uint)Math.Min(uint.MaxValue, member.Length));
        to.Write((ushort)member.Name.Length);
        to.Write((ushort)member.Extra.Length);
        to.Write((ushort)member.Comment.Length);
        to.Write(member.Disk);
        to.Write((ushort)0);
        to.Write(member.Attributes);
        to.Write((uint)offset);
        to.Write(member.Name);
        to.Write(member.Extra);
        to.Write(member.Comment);
    }

    private void WriteEnd(MemoryStream zip, long count, long length, long offset)
    {
        using var to = new BinaryWriter(zip, Encoding.ASCII, leaveOpen: true);
        if (Zip64)
        {
            var record = zip.Position - OffsetsFrom;
            to.Write(EndOf64(count, length, offset));
            to.Write(0x07064B50);
            to.Write(0);
            to.Write(Zip64Offset(record));
            to.Write(1);
        }

        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), Zip64 ? ushort.MaxValue : (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), Zip64 ? ushort.MaxValue : (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), Zip64 ? uint.MaxValue : (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), Zip64 ? uint.MaxValue : (uint)offset);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(20), (ushort)Comment.Length);
        ChangeEnd(end);
        to.Write(end);
        to.Write(Comment);
    }

    private byte[] EndOf64(long count, long length, long offset)
    {
        var record = new byte[56];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06064B50);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(4), 44);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(12), 45);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(14), 45);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), count);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), count);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), length);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), offset);
        ChangeZip64(record);
        return record;
    }
}
