namespace PexBuild.Testing.Fixtures;

/// <summary>Lays a PEX out as a file or a folder.</summary>
internal static class PexWriter
{
    public static byte[] Zipapp(PexFixture fixture)
    {
        if (fixture.IsNative)
            return NativePex.Zipapp(fixture);

        var era = fixture.Era;
        var content = new PexContent(fixture);
        var files = content.User
            .Concat(content.Bootstrap)
            .Concat(content.Installed.SelectMany(d => d.Files.Select(file => file.Below($".deps/{d.Name}"))))
            .Concat(content.OwnFiles(era))
            .Select(file => (File: file, fixture.Method))
            .Concat(content.WheelFiles.Select(d => (File: new FixtureFile($".deps/{d.Name}", d.Wheel), Method: ZipMethod.Stored)));
        return WithPrelude(Zip(files, era), fixture, content.PexHash);
    }

    public static void Folder(PexFixture fixture, string path)
    {
        var content = fixture.IsNative ? null : new PexContent(fixture);
        FixtureFile.WriteAll(content is null ? NativePex.FolderFiles(fixture) : FolderFiles(fixture, content), path);
        var main = Path.Combine(path, "__main__.py");
        FixtureFile.MakeExecutable(main);
        if (fixture.Era.HasFingerprint && !OperatingSystem.IsWindows())
            File.CreateSymbolicLink(Path.Combine(path, "pex"), "__main__.py");
    }

    internal static byte[] WithPrelude(ZipFixture zip, PexFixture fixture, string pexHash)
    {
        var prelude = fixture.Prelude;
        return [.. prelude.Uncounted, .. zip.WithPrefix(prelude.Bytes(pexHash), prelude.IsCounted).ToBytes()];
    }

    private static IEnumerable<FixtureFile> FolderFiles(PexFixture fixture, PexContent content)
    {
        if (!fixture.Era.HasLayouts)
            throw new InvalidOperationException($"pex {fixture.Era.Version} builds files only.");

        var isPacked = fixture.Layout == FixtureLayout.Packed;
        var installed = isPacked
            ? content.Installed.Select(d => new FixtureFile($".deps/{d.Name}", PackedZip(d.Files, fixture, fixture.Era.HasParentEntryInPackedWheels)))
            : content.Installed.SelectMany(d => d.Files.Select(file => file.Below($".deps/{d.Name}")));
        var bootstrap = isPacked
            ? [new FixtureFile(".bootstrap",
                PackedZip(content.Bootstrap.Select(file => file with { Path = file.Path[".bootstrap/".Length..] }), fixture, hasParentEntry: false))]
            : content.Bootstrap;
        return [.. content.User, .. bootstrap, .. installed, .. content.WheelFiles.Select(d => new FixtureFile($".deps/{d.Name}", d.Wheel)),
            .. content.OwnFiles(fixture.Era)];
    }

    private static byte[] PackedZip(IEnumerable<FixtureFile> files, PexFixture fixture, bool hasParentEntry)
    {
        var zip = new ZipFixture();
        if (hasParentEntry)
            zip.AddFolder("..");
        return Zip(files.Select(file => (file, fixture.Method)), fixture.Era, zip).ToBytes();
    }

    private static ZipFixture Zip(IEnumerable<(FixtureFile File, ZipMethod Method)> files, PexEra era, ZipFixture? zip = null)
    {
        zip ??= new ZipFixture();
        var entries = files.ToList();
        var folders = era.FolderEntries is null ? [] : FixtureFile.Folders(entries.Select(entry => entry.File)).Select(folder => folder + "/");
        var byPath = entries.ToDictionary(entry => entry.File.Path);
        foreach (var path in byPath.Keys.Concat(folders).Order(Utf8Order.Instance))
        {
            if (path.EndsWith('/'))
                zip.AddFolder(path.TrimEnd('/'), era.FolderEntries!.Value, era.HasTypeBits);
            else
                zip.Add(byPath[path].File, byPath[path].Method, era.HasTypeBits);
        }

        return zip;
    }
}
