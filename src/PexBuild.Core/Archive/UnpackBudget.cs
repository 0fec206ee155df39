using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>Limits the unpacked size of one PEX, shared by the container and the wheels inside it. Thread-safe.</summary>
/// <remarks>
/// Containers count the sizes that their entries declare before any data is read. Reading enforces them: an entry's stream never returns more bytes
/// than the entry declares.
/// </remarks>
internal sealed class UnpackBudget
{
    private readonly Dictionary<string, (long Entries, long Bytes)> _declared = new(StringComparer.Ordinal);
    private readonly string _origin;
    private readonly ReadLimits _limits;
    private readonly long _totalBytes;
    private long _wheelMemory;

    /// <summary>Creates the budget of one container.</summary>
    /// <param name="origin">The PEX, named at the start of messages.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <param name="length">The container's size on disk, in bytes.</param>
    public UnpackBudget(string origin, ReadLimits limits, long length)
    {
        _origin = origin;
        _limits = limits;
        _totalBytes = limits.TotalBytesFor(length);
    }

    /// <summary>Counts a container's entries. Counting the same part again replaces its previous count, so that a wheel can be opened twice.</summary>
    /// <param name="part">The part: empty for the container itself, otherwise the path of a wheel in it.</param>
    /// <param name="entries">The number of its entries.</param>
    /// <param name="bytes">The total size that they declare.</param>
    /// <exception cref="PexException">The total exceeds a limit.</exception>
    internal void Declare(string part, long entries, long bytes)
    {
        lock (_declared)
        {
            _declared[part] = (entries, bytes);
            long allEntries = 0, allBytes = 0;
            foreach (var one in _declared.Values)
            {
                allEntries += one.Entries;
                allBytes = AddCapped(allBytes, one.Bytes);
            }

            if (allEntries > _limits.Entries)
                throw PexErrors.TooManyEntries.Error(_origin, allEntries, _limits.Entries);
            if (allBytes > _totalBytes)
                throw PexErrors.TooManyBytes.Error(_origin, allBytes, _totalBytes);
        }
    }

    /// <summary>Reserves memory for a wheel that is compressed in its container.</summary>
    /// <returns>An action that releases the memory.</returns>
    internal Action ReserveWheelMemory(string wheel, long bytes)
    {
        lock (_declared)
        {
            if (bytes > _limits.WheelMemory - _wheelMemory)
                throw PexErrors.WheelsTooLarge.Error(_origin, wheel, bytes, _limits.WheelMemory);
            _wheelMemory += bytes;
        }

        return () =>
        {
            lock (_declared)
            {
                _wheelMemory -= bytes;
                bytes = 0;
            }
        };
    }

    internal static long AddCapped(long total, long more) => more > long.MaxValue - total ? long.MaxValue : total + more;
}
