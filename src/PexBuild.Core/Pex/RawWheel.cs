using PexBuild.Archive;

namespace PexBuild.Pex;

/// <summary>A wheel's own bytes.</summary>
internal sealed class RawWheel(IContainer container, ContainerEntry entry)
{
    public IContainer Container { get; } = container;

    public ContainerEntry Entry { get; } = entry;
}
