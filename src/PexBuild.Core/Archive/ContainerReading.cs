using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>Reads whole entries.</summary>
internal static class ContainerReading
{
    /// <summary>Reads a whole file entry into memory and verifies it.</summary>
    /// <param name="container">The container of the entry.</param>
    /// <param name="entry">A file entry.</param>
    /// <param name="limits">The limits; <see cref="ReadLimits.TextBytes"/> is the maximum size.</param>
    /// <exception cref="PexException">It is too large, or damaged.</exception>
    public static byte[] ReadAll(this IContainer container, ContainerEntry entry, ReadLimits limits)
    {
        if (entry.Length > limits.TextBytes)
            throw PexErrors.FileTooLarge.Error(container.Path, entry.Path, entry.Length, limits.TextBytes);
        using var content = container.Open(entry);
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
