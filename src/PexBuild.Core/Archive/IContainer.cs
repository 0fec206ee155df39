using PexBuild.Diagnostics;

namespace PexBuild.Archive;

/// <summary>The files of a PEX, or of a wheel inside it: a zip, or a folder on disk.</summary>
/// <remarks>
/// The structure, the names and the declared sizes have been checked before an instance exists, so callers can rely on them; what depends on the data
/// (sizes, CRC) is checked while an entry is read.
/// </remarks>
internal interface IContainer : IDisposable
{
    /// <summary>The path from which the container was opened, as given; it starts the messages about it.</summary>
    string Path { get; }

    /// <summary>Every file and folder entry, in the container's own order. Folders need not have entries of their own.</summary>
    IReadOnlyList<ContainerEntry> Entries { get; }

    /// <summary>Irregularities of the container that do not prevent reading it.</summary>
    IReadOnlyList<PexDiagnostic> Warnings { get; }

    /// <summary>The budget for unpacking the PEX; the wheels inside it share it.</summary>
    UnpackBudget Budget { get; }

    /// <summary>The file entry with this path.</summary>
    /// <returns><see langword="null"/> when there is none, or when it is a folder.</returns>
    ContainerEntry? Find(string path);

    /// <summary>Opens a file entry for sequential reading. Several entries may be read at once, by several threads.</summary>
    /// <remarks>
    /// The stream throws if the data does not match the size and the CRC that the entry declares; the data is verified only after reading to the end.
    /// </remarks>
    /// <exception cref="ArgumentException">The entry does not belong to this container.</exception>
    /// <exception cref="PexException">The data is damaged, or does not match the entry.</exception>
    Stream Open(ContainerEntry entry);
}
