using System.Text;
using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Json;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>Decides what a packed PEX contains.</summary>
internal sealed class PackPlanner
{
    private readonly PackSource _source;
    private readonly PackOptions _options;
    private readonly BootText _entryScript;
    private readonly PatchedScript? _patched;
    private readonly IReadOnlyList<PlannedFile> _user;
    private readonly IReadOnlyList<PlannedFile> _bootstrap;
    private readonly DistributionPacker _packer;
    private readonly IReadOnlyList<PackedDistribution> _distributions;

    public PackPlanner(PexFile pex, PackOptions options)
    {
        _options = options;
        _source = new PackSource(pex, options.Runtime);
        PythonArguments.Check(pex);
        _entryScript = new BootText(ReadText(_source.Boot.EntryScript));
        _patched = ReadPatched();
        _user = [.. _source.UserCode()];
        _bootstrap = [.. _source.Bootstrap()];
        _packer = new DistributionPacker(_source);
        _distributions = _packer.Pack();
    }

    private PexFile Pex => _source.Pex;

    private HashRules Rules => _source.Rules;

    public PackPlan Plan()
    {
        var layout = ChooseLayout();
        var prelude = PackPrelude.Choose(_source, _options.Shebang, _patched, _entryScript);
        AdaptEntryScript(prelude);
        var info = new PackedInfo(_source, _user, _bootstrap, _distributions, _packer.AreWheelFiles).Write(_patched, _entryScript.ToString());
        var files = new List<PlannedFile>();
        files.AddRange(_user);
        files.AddRange(_bootstrap);
        files.AddRange(_distributions.SelectMany(distribution => distribution.Files));
        files.AddRange(OwnFiles(info, prelude));
        var plan = new PackPlan(_source, _options, layout, prelude.Text, _distributions, files, info.Changes);
        foreach (var warning in Pex.Warnings.Concat(new PackWarnings(_source, _distributions, info.Requirements).All())
            .Concat(prelude.Warning is null ? [] : [prelude.Warning]))
            plan.Warn(warning);
        return plan;
    }

    private PatchedScript? ReadPatched()
    {
        if (Pex.Manifest is not { } manifest || !PexContents.IsOurs(PexNames.EntryScript, manifest))
            return null;
        var member = Pex.Members.First(member => member.Path == PexNames.EntryScript);
        return PatchedScript.Read(ReadText(member), Pex.Path);
    }

    private PexLayout ChooseLayout()
    {
        var layout = _options.Layout ?? Pex.Layout switch
        {
            PexLayout.Unpacked => Pex.Manifest!.Source.Layout switch { "packed" => PexLayout.Packed, "loose" => PexLayout.Loose, _ => PexLayout.Zipapp },
            PexLayout.Packed => PexLayout.Packed,
            // Either a zipapp that was unzipped or a PEX that was built loose: both look the same.
            _ => PexLayout.Zipapp,
        };
        if (layout == PexLayout.Packed && !Rules.HasLayouts)
            throw PexErrors.LayoutTooNew.Error(Pex.Path, PackingReasons.Release(Pex.PexVersion));
        return layout == PexLayout.Unpacked ? throw new ArgumentException("A folder is packed as a zipapp, packed or loose.", nameof(_options)) : layout;
    }

    private void AdaptEntryScript(PackPrelude prelude)
    {
        if (_entryScript.Shebang is not null)
            _entryScript.WithShebang(prelude.Shebang);
        if (_source.IsEdited(PexBuildFolder.Preamble) && Pex.Container.Find(PexBuildFolder.Preamble) is { } preamble)
            _entryScript.WithPreamble(Encoding.UTF8.GetString(Pex.Container.ReadAll(preamble, Pex.Limits)));
    }

    /// <summary>PEX-INFO, and the boot code, which contains some of its values.</summary>
    private IEnumerable<PlannedFile> OwnFiles(WrittenInfo info, PackPrelude prelude)
    {
        yield return Written(PexNames.Info, info.Bytes, isExecutable: false);
        var isExecutable = Rules.HasLayouts || _source.Boot.EntryScript.IsExecutable;
        yield return Written(PexNames.EntryScript, Adapt(_entryScript, info), isExecutable);
        if (_source.Boot.ImportHook is not { } hook)
            yield break;
        var text = new BootText(ReadText(hook));
        if (text.IsShBoot)
            text.WithShebang(prelude.Shebang);
        yield return Written(PexNames.ImportHook, Adapt(text, info), hook.IsExecutable);
    }

    private byte[] Adapt(BootText text, WrittenInfo info)
    {
        text.WithPexHash(info.PexHash);
        if (_source.Runtime is not null || _source.IsEdited(PexNames.Info))
            text.WithSettings(info.Info, isHermetic: info.Info.Json["venv_hermetic_scripts"] is not JsonBoolean { Value: false });
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static PlannedFile Written(string path, byte[] bytes, bool isExecutable) => PlannedFile.FromBytes(path, bytes, isExecutable, FileOrigin.Pex);

    private string ReadText(PexMember member) => Encoding.UTF8.GetString(member.Container.ReadAll(member.Container.Find(member.EntryPath)!, Pex.Limits));
}
