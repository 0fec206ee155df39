using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>What one PEX may come to when unpacked, shared by the container and the wheels inside it. Safe for several threads.</summary>
/// <remarks>
/// Containers count the sizes that their entries declare, before any data is read. That the data keep to it is seen to while they
/// are read: an entry's stream never gives out more bytes than its entry declared.
/// </remarks>
internal sealed class UnpackBudget
{
    private readonly Dictionary<string, (long Entries, long Bytes)> _declared = new(StringComparer.Ordinal);
    private readonly string _origin;
    private readonly ReadLimits _limits;
    private readonly long _totalBytes;
    private long _wheelMemory;

    /// <summary>A budget of its own for one container.</summary>
    /// <param name="origin">The PEX; it leads the messages.</param>
    /// <param name="limits">What is allowed.</param>
    /// <param name="length">The container's size on disk, in bytes.</param>
    public UnpackBudget(string origin, ReadLimits limits, long length)
    {
        _origin = origin;
        _limits = limits;
        _totalBytes = limits.TotalBytesFor(length);
    }

    /// <summary>Counts a container's entries. Counting the same part again replaces what was counted, so that a wheel can be opened twice.</summary>
    /// <param name="part">Which one: empty for the container itself, otherwise the path of a wheel in it.</param>
    /// <param name="entries">How many entries it has.</param>
    /// <param name="bytes">How many bytes they declare together.</param>
    /// <exception cref="PexException">Together it is more than is allowed.</exception>
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

    /// <summary>Sets memory aside for a wheel that lies compressed in its container.</summary>
    /// <returns>What gives it back.</returns>
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
