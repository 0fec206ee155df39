using System.Text;
using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Testing;

namespace PexBuild.Archive;

/// <summary>What the tests of containers share: a folder, and ways to say that something can be read or is refused.</summary>
public abstract class ArchiveTests : IDisposable
{
    private protected static ReadLimits Limits { get; } = new();

    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ZipContainer Open(ZipRecords zip, ReadLimits? limits = null, TargetSystem target = TargetSystem.Other) =>
        ZipContainer.Open(zip.WriteTo(Folder["tool.pex"]), limits ?? Limits, target);

    /// <summary>Opens a zip and reads all of it.</summary>
    private protected Dictionary<string, string> Read(ZipRecords zip)
    {
        using var container = Open(zip);
        return ReadAll(container);
    }

    private protected static Dictionary<string, string> ReadAll(IContainer container) =>
        container.Entries.Where(entry => !entry.IsFolder).ToDictionary(entry => entry.Path, entry => Text(container, entry));

    private protected static string Text(IContainer container, ContainerEntry entry) => Encoding.UTF8.GetString(container.ReadAll(entry, Limits));

    /// <summary>The zip is refused as it is opened, before any data are read.</summary>
    private protected PexDiagnostic Refuses(PexErrorCode code, ZipRecords zip, ReadLimits? limits = null, TargetSystem target = TargetSystem.Other) =>
        Refuses(code, () => Open(zip, limits, target).Dispose());

    /// <summary>The zip can be opened, but reading the data is refused.</summary>
    private protected PexDiagnostic RefusesData(PexErrorCode code, ZipRecords zip)
    {
        using var container = Open(zip);
        return Refuses(code, () => ReadAll(container));
    }

    private protected static PexDiagnostic Refuses(PexErrorCode code, Action action)
    {
        var diagnostic = Assert.ThrowsExactly<PexException>(action).Diagnostic;
        Assert.AreEqual(code.Id, diagnostic.Code.Id, diagnostic.ToString());
        Assert.DoesNotContain("\n", diagnostic.ToString());
        return diagnostic;
    }
}
