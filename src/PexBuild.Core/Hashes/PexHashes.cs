using System.Security.Cryptography;
using System.Text;
using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>Recomputes every hash that a PEX records about itself.</summary>
/// <remarks>All data is read to its end, so that the container's checksums reveal damage that no hash covers.</remarks>
internal sealed class PexHashes
{
    private readonly PexFile _pex;
    private readonly PexContents _contents;
    private readonly HashRules _rules;
    private readonly HashSet<string> _edited;
    private readonly CancellationToken _cancellation;

    /// <param name="pex">The PEX, or the folder that it was unpacked to.</param>
    /// <param name="edited">The paths in that folder that were edited, added or deleted.</param>
    /// <param name="cancellation">Cancels between two files.</param>
    public PexHashes(PexFile pex, IEnumerable<string> edited, CancellationToken cancellation)
    {
        _pex = pex;
        _contents = PexContents.Read(pex);
        _rules = HashRules.For(pex);
        _edited = new HashSet<string>(edited, StringComparer.Ordinal);
        _cancellation = cancellation;
    }

    /// <exception cref="PexException">A hash is wrong; further errors are in <see cref="PexException.Related"/>.</exception>
    public static void Require(PexFile pex, CancellationToken cancellation)
    {
        var wrong = new PexHashes(pex, [], cancellation).Check().Where(check => check.State == HashState.Wrong)
            .Select(check => check.Error(pex.Path).Diagnostic).ToArray();
        if (wrong.Length > 0)
            throw new PexException(wrong[0]) { Related = wrong.Skip(1).ToArray() };
    }

    public IReadOnlyList<HashCheck> Check()
    {
        var checks = new List<HashCheck>();
        Add(checks, CheckCode());
        Add(checks, CheckBootstrap());
        Add(checks, CheckPex());
        foreach (var distribution in _pex.Distributions)
        {
            checks.Add(CheckDistribution(distribution));
            Add(checks, new RecordCheck(distribution, _edited).Check());
            _cancellation.ThrowIfCancellationRequested();
        }

        ReadTheRest();
        return checks;
    }

    private static void Add(List<HashCheck> checks, HashCheck? check)
    {
        if (check is not null)
            checks.Add(check);
    }

    private HashCheck? CheckCode()
    {
        const string Key = "code_hash";
        if (_pex.Info.CodeHash is not { } recorded)
            return null;
        var files = CodeFiles().ToArray();
        string? first = null;
        foreach (var scope in _rules.CodeScopes.Concat([CodeScope.AllUserCode]))
        {
            var actual = CodeHash.Compute(scope, files, _rules);
            if (actual == recorded)
                return new HashCheck(HashKind.Code, Key, HashState.Right) { Recorded = recorded };
            first ??= actual;
        }

        if (_rules.CodeScopes.Any(scope => _edited.Any(path => CodeHash.Covers(scope, path, _rules))))
            return new HashCheck(HashKind.Code, Key, HashState.Edited) { Recorded = recorded, Actual = first };
        if (!_rules.IsKnown)
            return NotVerifiable(HashKind.Code, Key, recorded, HashReasons.ReleaseUnknown);
        return _rules.CodeScopes.Contains(CodeScope.NoDotNamesWithAll) && _pex.Distributions.Any(IsInstalledWheel)
            ? NotVerifiable(HashKind.Code, Key, recorded, HashReasons.CoversWheels)
            : new HashCheck(HashKind.Code, Key, HashState.Wrong) { Recorded = recorded, Actual = first };
    }

    /// <summary>Returns the files of the user, the runtime and the distributions, with their paths in the PEX.</summary>
    private IEnumerable<HashedFile> CodeFiles()
    {
        var files = _contents.UserCode.Concat(_contents.Bootstrap).Select(HashedFile.FromMember);
        foreach (var distribution in _pex.Distributions)
        {
            files = files.Concat(distribution.RawWheel is { } wheel
                ? [new HashedFile(distribution.Path, () => wheel.Container.Open(wheel.Entry))]
                : PexMember.FilesOf(distribution.Content, distribution.Path + "/").Select(HashedFile.FromMember));
        }

        return files;
    }

    private HashCheck? CheckBootstrap()
    {
        const string Key = "bootstrap_hash";
        if (_pex.Info.BootstrapHash is not { } recorded)
            return null;
        var files = _contents.Bootstrap.Select(HashedFile.FromMember).ToArray();
        var actual = BootstrapHash.Compute(files);
        if (actual == recorded || BootstrapHash.ComputeAll(files) == recorded)
            return new HashCheck(HashKind.Bootstrap, Key, HashState.Right) { Recorded = recorded };
        if (_edited.Any(path => path.StartsWith(PexNames.BootstrapPrefix, StringComparison.Ordinal)))
            return new HashCheck(HashKind.Bootstrap, Key, HashState.Edited) { Recorded = recorded, Actual = actual };
        return _rules.BootstrapHash == BootstrapHashRule.Sorted
            ? new HashCheck(HashKind.Bootstrap, Key, HashState.Wrong) { Recorded = recorded, Actual = actual }
            : NotVerifiable(HashKind.Bootstrap, Key, recorded, HashReasons.DependsOnDiskOrder);
    }

    private HashCheck? CheckPex()
    {
        const string Key = "pex_hash";
        if (_pex.Info.PexHash is not { } recorded)
            return null;
        if (_pex.IsNative)
            return NotVerifiable(HashKind.Pex, Key, recorded, HashReasons.OfNativePex);
        var text = Encoding.UTF8.GetString(_contents.Info.Container.ReadAll(_contents.Info.Container.Find(_contents.Info.EntryPath)!, _pex.Limits));
        var actual = _rules.PexHash == PexHashRule.CodeAndDistributions
            ? PexHash.Compute(_pex.Info.CodeHash, _pex.Info.Distributions)
            : PexHash.ComputeFromInfo(PexHash.Without(text, recorded));
        if (actual == recorded)
            return new HashCheck(HashKind.Pex, Key, HashState.Right) { Recorded = recorded };
        return _edited.Contains(_contents.Info.Path) ? new HashCheck(HashKind.Pex, Key, HashState.Edited) { Recorded = recorded, Actual = actual }
            : _rules.IsKnown ? new HashCheck(HashKind.Pex, Key, HashState.Wrong) { Recorded = recorded, Actual = actual }
            : NotVerifiable(HashKind.Pex, Key, recorded, HashReasons.ReleaseUnknown);
    }

    public HashCheck CheckDistribution(PexDistribution distribution)
    {
        var path = distribution.Path;
        if (!distribution.IsListed)
            return NotVerifiable(HashKind.Distribution, path, null, HashReasons.NotListed);
        if (distribution.Hash is not { } recorded)
            return NotVerifiable(HashKind.Distribution, path, null, HashReasons.WheelInstalled);
        if (distribution.RawWheel is { } wheel)
        {
            var bytes = DistributionHash.Compute(wheel);
            return new HashCheck(HashKind.Distribution, path, bytes == recorded ? HashState.Right : HashState.Wrong) { Recorded = recorded, Actual = bytes };
        }

        var files = DistributionHash.Files(distribution);
        var algorithm = DistributionHash.AlgorithmOf(recorded);
        var actual = DistributionHash.Compute(files, algorithm, _rules.CountsLayoutFile, _rules);
        if (actual == recorded || !_rules.IsKnown && DistributionHash.Compute(files, algorithm, !_rules.CountsLayoutFile, _rules) == recorded
            || DistributionHash.ComputeAll(files, algorithm) == recorded)
            return new HashCheck(HashKind.Distribution, path, HashState.Right) { Recorded = recorded };
        if (_edited.Any(edit => edit.StartsWith(path + "/", StringComparison.Ordinal)))
            return new HashCheck(HashKind.Distribution, path, HashState.Edited) { Recorded = recorded, Actual = actual };
        return IsInstalledWheel(distribution)
            ? NotVerifiable(HashKind.Distribution, path, recorded, HashReasons.WheelInstalled)
            : new HashCheck(HashKind.Distribution, path, HashState.Wrong) { Recorded = recorded, Actual = actual };
    }

    /// <summary>Whether a wheel file was installed by unpacking, which leaves PEX-INFO unchanged.</summary>
    private bool IsInstalledWheel(PexDistribution distribution) => _pex.Info.DepsAreWheelFiles && distribution.RawWheel is null;

    private static HashCheck NotVerifiable(HashKind kind, string subject, string? recorded, VerbatimText reason) =>
        new(kind, subject, HashState.NotVerifiable) { Recorded = recorded, Reason = reason.Text };

    private void ReadTheRest()
    {
        var compiled = _pex.Distributions.Where(distribution => distribution.RawWheel is null)
            .SelectMany(distribution => PexMember.FilesOf(distribution.Content))
            .Where(member => CompiledNames.IsCompiledPath(member.Path, true));
        foreach (var member in _contents.All.Concat(compiled))
            ContentHash.ComputeFile(member.Open, HashAlgorithmName.SHA1);
    }
}
