using System.Globalization;
using PexBuild.Archive;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Json;

namespace PexBuild.Journal;

/// <summary>The steps of an update, written to disk before they are carried out. Once the journal exists, the update will be completed.</summary>
internal sealed class UpdateJournal
{
    private const long Schema = 1;

    // The limits of the PEX were checked when the path was recorded; paths that no file system could have are refused nevertheless.
    private static readonly ReadLimits s_anyFile = new() { PathBytes = 4096, Depth = int.MaxValue };

    public UpdateJournal(long saved, IReadOnlyList<JournalEntry> entries)
    {
        Saved = saved;
        Entries = entries;
    }

    /// <summary>The number of the folder below <c>.pexbuild/saved</c> for files that must not be discarded.</summary>
    public long Saved { get; }

    /// <summary>The entries in the order in which they are carried out; removals come first.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    public string SavedFolder => PexBuildFolder.Saved + "/" + Saved.ToString(CultureInfo.InvariantCulture);

    public static UpdateJournal? Find(string folder)
    {
        var path = FolderPaths.At(folder, PexBuildFolder.Journal);
        return File.Exists(path) ? Read(folder, OwnFile.Read(path)) : null;
    }

    /// <summary>Writes the journal. It appears by one rename, so an existing journal is complete.</summary>
    public void Write(string folder) =>
        AtomicFile.Write(FolderPaths.At(folder, PexBuildFolder.Journal), stream => JsonWriter.Write(ToJson(), stream, JsonLayout.Lines), flushToDisk: true);

    private static UpdateJournal Read(string folder, byte[] utf8)
    {
        try
        {
            if (JsonReader.Read(utf8) is not JsonObject json || Number(json, "schema") != Schema || Number(json, "saved") is not { } saved
                || json["files"] is not JsonArray files)
                throw PexErrors.JournalBroken.Error(folder, FolderReasons.JournalFormat);
            return new UpdateJournal(saved, [.. files.Select(file => Entry(folder, file))]);
        }
        catch (JsonFormatException broken)
        {
            throw PexErrors.JournalBroken.Error(folder, broken.Reason);
        }
    }

    // The folder may come from an untrusted source, and the files named here are moved: archive name rules keep the paths inside the folder.
    private static JournalEntry Entry(string folder, JsonValue value)
    {
        var path = (value as JsonObject)?["path"]?.AsString ?? throw PexErrors.JournalBroken.Error(folder, FolderReasons.EntryWithoutPath);
        EntryNames.Check(path, new ReadContext(folder, "", s_anyFile, TargetSystems.Current));
        if (path.StartsWith(PexBuildFolder.Update + "/", StringComparison.OrdinalIgnoreCase))
            throw PexErrors.JournalBroken.Error(folder, FolderReasons.JournalListsItself);
        return new JournalEntry(path, ((JsonObject)value)["old"]?.AsString, ((JsonObject)value)["new"]?.AsString);
    }

    private static long? Number(JsonObject json, string key) => json[key] is JsonNumber number && number.TryGetInt64(out var value) && value > 0 ? value : null;

    private JsonObject ToJson() => new(
        ("schema", Schema),
        ("saved", Saved),
        ("files", new JsonArray(Entries.Select(entry => (JsonValue)new JsonObject(("path", entry.Path), ("old", entry.Old), ("new", entry.New))))));
}
