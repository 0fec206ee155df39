using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>The files that a PEX, or a wheel inside it, is made of: the records of a zip, or a folder on disk.</summary>
/// <remarks>
/// Everything that can be said about the structure, the names and the declared sizes has been checked when an instance exists,
/// so that a caller can plan without fear; what only the data can show (sizes, CRC) is checked while an entry is read.
/// </remarks>
internal interface IContainer : IDisposable
{
    /// <summary>The path that the container was opened by, as it was given; it leads the messages about it.</summary>
    string Path { get; }

    /// <summary>Every file and folder entry, in the container's own order. Folders need not have entries of their own.</summary>
    IReadOnlyList<ContainerEntry> Entries { get; }

    /// <summary>What is odd about the container, but does not keep it from being read here.</summary>
    IReadOnlyList<PexDiagnostic> Warnings { get; }

    /// <summary>What the PEX may come to when unpacked; the wheels inside it count against the same.</summary>
    UnpackBudget Budget { get; }

    /// <summary>The file entry with this path.</summary>
    /// <returns><see langword="null"/> when there is none, or when it is a folder.</returns>
    ContainerEntry? Find(string path);

    /// <summary>Opens a file entry for one pass from its beginning. Several entries may be read at once, by several threads.</summary>
    /// <remarks>
    /// The stream throws when the data does not have the size and the CRC that the entry declares; only one read to its end has been verified.
    /// </remarks>
    /// <exception cref="ArgumentException">The entry is not of this container.</exception>
    /// <exception cref="PexException">The data is damaged, or not what the entry declares.</exception>
    Stream Open(ContainerEntry entry);
}
