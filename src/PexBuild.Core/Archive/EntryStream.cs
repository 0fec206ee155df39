using System.IO.Hashing;
using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>Reads an entry's bytes, never more than it declares, and compares their number and CRC-32 with the declared values at the end.</summary>
internal sealed class EntryStream : ReadOnlyStream
{
    private Stream? _data;
    private readonly ReadContext _context;
    private readonly ContainerEntry _entry;
    private readonly uint? _declaredCrc;
    private readonly Crc32 _crc = new();
    private long _position;
    private bool _verified;
    private PexException? _failure;

    /// <summary>Checks <paramref name="data"/> and takes ownership of it. A file on disk has no <paramref name="crc"/>.</summary>
    public EntryStream(Stream data, ReadContext context, ContainerEntry entry, uint? crc)
    {
        _data = data;
        _context = context;
        _entry = entry;
        _declaredCrc = crc;
    }

    public override long Length => _entry.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_failure is not null)
            throw _failure;
        try
        {
            return ReadChecked(_data ?? throw new ObjectDisposedException(nameof(EntryStream)), buffer, offset, count);
        }
        catch (DataDamagedException e)
        {
            _failure = _context.Error(PexErrors.CompressedData, _entry.Path, e.Problem);
        }
        catch (PexException e)
        {
            _failure = e;
        }

        throw _failure;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _data?.Dispose();
        _data = null;
        base.Dispose(disposing);
    }

    private int ReadChecked(Stream data, byte[] buffer, int offset, int count)
    {
        var wanted = (int)Math.Min(count, _entry.Length - _position);
        var read = wanted == 0 ? 0 : data.Read(buffer, offset, wanted);
        if (read == 0 && wanted > 0)
            throw WrongSize();
        if (_declaredCrc is not null)
            _crc.Append(buffer.AsSpan(offset, read));
        _position += read;
        if (_position == _entry.Length && count > 0 && !_verified)
            Verify(data);
        return read;
    }

    private void Verify(Stream data)
    {
        if (data.Read(new byte[1], 0, 1) != 0)
            throw WrongSize();
        if (_declaredCrc is { } crc && _crc.GetCurrentHashAsUInt32() != crc)
            throw _context.Error(PexErrors.CrcMismatch, _entry.Path);
        _verified = true;
    }

    private PexException WrongSize() => _context.Error(PexErrors.SizeMismatch, _entry.Path, _entry.Length);
}

/// <summary>A decoder found damaged data; <see cref="EntryStream"/> adds the entry's name.</summary>
internal sealed class DataDamagedException : Exception
{
    public DataDamagedException(VerbatimText problem) : base(problem.Text) => Problem = problem;

    public VerbatimText Problem { get; }
}
