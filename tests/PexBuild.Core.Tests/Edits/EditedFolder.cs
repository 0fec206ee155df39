using PexBuild.Files;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Edits;

/// <summary>A PEX with files of all kinds, unpacked, to be edited by a test.</summary>
internal sealed class EditedFolder : IDisposable
{
    public const string Greet = ".deps/greet-1.0-py2.py3-none-any.whl/greet/cli.py";

    public EditedFolder(PexFixture? fixture = null)
    {
        Pex = (fixture ?? Sample()).WriteTo(Root["tool.pex"]);
        PexUnpackerTests.Unpack(Pex, Folder);
    }

    public TemporaryFolder Root { get; } = new();

    public string Pex { get; }

    public string Folder => Root["tool"];

    public string this[string path] => Path.Combine(Folder, path);

    public UnpackedFolder Open() => UnpackedFolder.Open(Folder);

    /// <summary>The kinds and paths of what <c>status</c> shows.</summary>
    public string[] Edits() =>
        [.. Open().ReadEdits().Select(
            edit => $"{edit.Kind} {(edit.From is null ? "" : edit.From + " -> ")}{edit.Path}"
                + (edit.IsModeChanged && edit.Kind != EditKind.ModeChanged ? " mode" : ""))];

    public byte[] Diff(params string[] paths)
    {
        using var patch = new MemoryStream();
        var diff = Open().Diff(paths);
        Assert.IsEmpty(diff.LeftOut);
        diff.WriteTo(patch);
        return patch.ToArray();
    }

    /// <summary>The PEX unpacked once more, elsewhere.</summary>
    public string Fresh(string name = "fresh")
    {
        PexUnpackerTests.Unpack(Pex, Root[name]);
        return Root[name];
    }

    public static PexFixture Sample() => PexUnpackerTests.Sample()
        .Add("data/notes.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n")
        .Add("data/dos.txt", "a\r\nb\r\nc")
        .Add(new FixtureFile("tools/run.sh", "#!/bin/sh\n", isExecutable: true))
        .Add("data/empty", "");

    /// <summary>Every file but what the tool keeps for itself, with its content and mode.</summary>
    public static string[] List(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
            .Where(file => !file.Name.StartsWith(".pexbuild/", StringComparison.Ordinal))
            .Select(
                file => $"{file.Name} {FileModes.IsExecutable(file.file)} "
                    + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.file)))).Order(StringComparer.Ordinal)];

    public void Dispose() => Root.Dispose();
}
