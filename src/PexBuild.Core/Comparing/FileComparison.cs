using System.Text;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Comparing;

/// <summary>Compares the files of two PEX files as they would be unpacked.</summary>
internal sealed class FileComparison
{
    private const string AnyHash = "0000000000000000000000000000000000000000";

    private readonly PexFile _old;
    private readonly PexFile _new;
    private readonly IReadOnlyList<DistributionPair> _pairs;
    private readonly List<FileChange> _changes = [];

    public FileComparison(PexFile old, PexFile current, IReadOnlyList<DistributionPair> pairs)
    {
        _old = old;
        _new = current;
        _pairs = pairs;
    }

    /// <summary>The files that differ, sorted by path.</summary>
    public IReadOnlyList<FileChange> Changes => [.. _changes.OrderBy(change => change.Path, CodePointComparer.Instance)];

    /// <summary>PEX-INFO as a file, if it differs.</summary>
    public FileChange? Info { get; private set; }

    /// <summary>All paths in either PEX.</summary>
    public HashSet<string> Paths { get; } = new([PexNames.Info], StringComparer.Ordinal);

    public void Compare(CancellationToken cancellation)
    {
        var (old, current) = (InfoFile(_old), InfoFile(_new));
        if (!AreSame(old, current))
            Info = new FileChange(old, current, isSameContent: false);
        Compare(OwnFiles(_old), OwnFiles(_new), path => path, cancellation);
        foreach (var pair in _pairs)
        {
            var (oldFolder, newFolder) = ((pair.Old ?? pair.New)!.Path + "/", (pair.New ?? pair.Old)!.Path + "/");
            Compare(Files(pair.Old, _old), Files(pair.New, _new), path => newFolder + pair.NewPath(path.Substring(oldFolder.Length)), cancellation);
        }
    }

    private void Compare(IEnumerable<PlannedFile> old, IEnumerable<PlannedFile> current, Func<string, string> newPath, CancellationToken cancellation)
    {
        var left = old.ToDictionary(file => newPath(file.Path), StringComparer.Ordinal);
        Paths.UnionWith(left.Values.Select(file => file.Path));
        foreach (var file in current)
        {
            Paths.Add(file.Path);
            cancellation.ThrowIfCancellationRequested();
            if (!left.TryGetValue(file.Path, out var before))
            {
                _changes.Add(new FileChange(null, file, isSameContent: false));
                continue;
            }

            left.Remove(file.Path);
            var isSame = AreSame(before, file);
            if (!isSame || before.IsExecutable != file.IsExecutable)
                _changes.Add(new FileChange(before, file, isSame));
        }

        _changes.AddRange(left.Values.Select(file => new FileChange(file, null, isSameContent: false)));
    }

    private static PlannedFile InfoFile(PexFile pex) => PlannedFile.FromMember(PexContents.Read(pex).Info, PexNames.Info);

    /// <summary>The files outside distributions, except PEX-INFO, which is compared by its keys.</summary>
    private static IEnumerable<PlannedFile> OwnFiles(PexFile pex) => PexContents.Read(pex).All
        .Where(member => member.Path != PexNames.Info && !CompiledFiles.IsLeftOut(member.EntryPath, member.Container))
        .Select(member => PlannedFile.FromMember(member, member.Path));

    private static IEnumerable<PlannedFile> Files(PexDistribution? distribution, PexFile pex) => distribution switch
    {
        null => [],
        { Kind: DistributionKind.Wheel } => new WheelInstaller(distribution, pex.Limits).Plan(),
        _ => PexMember.FilesOf(distribution.Content, distribution.Path + "/").Where(member => !CompiledFiles.IsLeftOut(member.EntryPath, member.Container))
            .Select(member => PlannedFile.FromMember(member, member.Path)),
    };

    private static bool AreSame(PlannedFile old, PlannedFile current)
    {
        if (old.Path is PexNames.EntryScript or PexNames.ImportHook)
            return WithoutHash(old) == WithoutHash(current);
        if (old.Length != current.Length)
            return false;
        using var left = old.Open();
        using var right = current.Open();
        return AreSame(left, right);
    }

    private static string WithoutHash(PlannedFile file)
    {
        using var reader = new StreamReader(file.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return new BootText(reader.ReadToEnd()).WithPexHash(AnyHash).ToString();
    }

    private static bool AreSame(Stream left, Stream right)
    {
        byte[] leftBlock = new byte[64 * 1024], rightBlock = new byte[64 * 1024];
        while (true)
        {
            var leftRead = Fill(left, leftBlock);
            var rightRead = Fill(right, rightBlock);
            if (leftRead != rightRead || !leftBlock.AsSpan(0, leftRead).SequenceEqual(rightBlock.AsSpan(0, rightRead)))
                return false;
            if (leftRead == 0)
                return true;
        }
    }

    private static int Fill(Stream stream, byte[] block)
    {
        var done = 0;
        for (int read; done < block.Length && (read = stream.Read(block, done, block.Length - done)) > 0;)
            done += read;
        return done;
    }
}
