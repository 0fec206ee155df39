using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Edits;

/// <summary>Finds the PEX that a folder was unpacked from, by its hash.</summary>
/// <remarks>
/// Keeping a copy of all pristine files in the folder would double its size for the sake of the few files that are edited, and would add
/// every file twice to a repository that the folder is committed to. The PEX has all pristine files and is usually still in its place. Each
/// file taken from it is checked against its hash in the manifest. The few pristine files that were needed before, and those that PexBuild
/// generates, are kept (<see cref="PristineStore"/>), so that the edits of a folder survive when the PEX is replaced by its next version.
/// </remarks>
internal sealed class PexFinder
{
    private const int ParentLimit = 6;
    private const int ChildLimit = 200;

    private readonly string _folder;
    private readonly ManifestSource _source;
    private readonly PexReadOptions _options;

    public PexFinder(string folder, FolderManifest manifest, ReadLimits limits)
    {
        _options = new PexReadOptions { Limits = limits };
        _folder = folder;
        _source = manifest.Source;
    }

    /// <summary>Opens the named PEX, or the first candidate with the right hash.</summary>
    /// <returns><see langword="null"/> if none was named and none was found.</returns>
    /// <exception cref="PexException">The named PEX is not the one that the folder was unpacked from.</exception>
    public PexFile? Open(string? named)
    {
        if (named is not null)
        {
            var pex = PexFile.Open(named, _options);
            if (pex.Sha256 == _source.Sha256)
                return pex;
            using (pex)
                throw PexErrors.PristineWrong.Error(_folder, named, pex.Sha256, _source.Sha256);
        }

        return Candidates().Distinct(StringComparer.Ordinal).Select(TryOpen).FirstOrDefault(pex => pex is not null);
    }

    private IEnumerable<string> Candidates()
    {
        var parents = Parents().Append(UserEnvironment.WorkingDirectory).ToArray();
        foreach (var parent in parents)
            yield return Path.Combine(parent, _source.Name);
        // For example project/tools/tool.pex, unpacked to project/obj/Release/net10.0/pex/tool.
        foreach (var parent in parents)
        {
            foreach (var child in List(() => Directory.EnumerateDirectories(parent).Take(ChildLimit)))
                yield return Path.Combine(child, _source.Name);
        }

        // It may have been renamed.
        foreach (var parent in new[] { Path.GetDirectoryName(_folder)!, UserEnvironment.WorkingDirectory })
        {
            foreach (var file in List(() => Directory.EnumerateFiles(parent).Where(file => new FileInfo(file).Length == _source.Length)))
                yield return file;
        }
    }

    private IEnumerable<string> Parents()
    {
        var parent = Path.GetDirectoryName(_folder);
        for (var i = 0; i < ParentLimit && parent is not null; i++, parent = Path.GetDirectoryName(parent))
            yield return parent;
    }

    private static string[] List(Func<IEnumerable<string>> names)
    {
        try
        {
            return [.. names()];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private PexFile? TryOpen(string path)
    {
        try
        {
            var isFile = File.Exists(path) && new FileInfo(path).Length == _source.Length;
            if (!isFile && (!Directory.Exists(path) || File.Exists(FolderPaths.At(path, PexBuildFolder.Manifest))))
                return null;
            var pex = PexFile.Open(path, _options);
            if (pex.Sha256 == _source.Sha256)
                return pex;
            pex.Dispose();
        }
        catch (Exception refused) when (refused is PexException or IOException or UnauthorizedAccessException)
        {
            // A file or folder of that name that is not a PEX or cannot be read.
        }

        return null;
    }
}
