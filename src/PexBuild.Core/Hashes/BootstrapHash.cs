using System.Security.Cryptography;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary><c>bootstrap_hash</c> of PEX-INFO: the runtime in <c>.bootstrap/pex</c>, without the libraries that it brings along.</summary>
internal static class BootstrapHash
{
    private const string Runtime = PexNames.BootstrapPrefix + "pex/";

    /// <summary>As pex makes it (2.1.144 and newer).</summary>
    public static string Compute(IEnumerable<HashedFile> files) =>
        ContentHash.ComputeContents(files.Where(file => Covers(file.Path)).OrderBy(file => file.Path, FilesFirst.Instance), HashAlgorithmName.SHA1);

    /// <summary>Every file by path and content. Not pex's: what PexBuild writes when the runtime was edited where pex's hash does not look.</summary>
    public static string ComputeAll(IEnumerable<HashedFile> files) => ContentHash.ComputePathsAndContents(files, HashAlgorithmName.SHA1);

    /// <summary>Whether an edit of the file changes the hash that pex makes.</summary>
    public static bool Covers(string path) =>
        path.StartsWith(Runtime, StringComparison.Ordinal)
        && path != Runtime + "__init__.py"
        && !path.StartsWith(Runtime + "vendor/", StringComparison.Ordinal)
        && !CompiledNames.IsCompiledPath(path, leavesOutPyo: true);

    /// <summary>In each folder, files by name, then folders by name, each with all that is in it.</summary>
    private sealed class FilesFirst : IComparer<string>
    {
        public static FilesFirst Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var (left, right) = (x!.Split('/'), y!.Split('/'));
            for (var i = 0; ; i++)
            {
                var (leftIsFile, rightIsFile) = (i == left.Length - 1, i == right.Length - 1);
                if (leftIsFile != rightIsFile)
                    return leftIsFile ? -1 : 1;
                if (CodePointComparer.Instance.Compare(left[i], right[i]) is var order && (order != 0 || leftIsFile))
                    return order;
            }
        }
    }
}
