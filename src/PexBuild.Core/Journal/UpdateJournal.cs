using System.Globalization;
using PexBuild.Archive;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Json;

namespace PexBuild.Journal;

/// <summary>What an update does, written down before it does it: from the moment that the journal is there, the update happens.</summary>
internal sealed class UpdateJournal
{
    private const long Schema = 1;

    // The limits of the PEX held when the path was written down; what no file system could have is refused all the same.
    private static readonly ReadLimits s_anyFile = new() { PathBytes = 4096, Depth = int.MaxValue };

    public UpdateJournal(long saved, IReadOnlyList<JournalEntry> entries)
    {
        Saved = saved;
        Entries = entries;
    }

    /// <summary>The number of the folder below <c>.pexbuild/saved</c> for what must not be thrown away.</summary>
    public long Saved { get; }

    /// <summary>In the order in which they are done; what is taken away comes first.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    public string SavedFolder => PexBuildFolder.Saved + "/" + Saved.ToString(CultureInfo.InvariantCulture);

    public static UpdateJournal? Find(string folder)
    {
        var path = FolderPaths.At(folder, PexBuildFolder.Journal);
        return File.Exists(path) ? Read(folder, OwnFile.Read(path)) : null;
    }

    /// <summary>Appears by one rename, so one that is there is complete.</summary>
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

    // The folder may come from somebody else, and what is named here is moved: by the rules for names of archives, never out of the folder.
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
