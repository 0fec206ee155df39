namespace PexBuild.Patches;

/// <summary>The name of a file in a patch.</summary>
/// <param name="Text">The name as written.</param>
/// <param name="LacksPrefix">
/// Whether the name has no <c>a/</c> or <c>b/</c> prefix where the other names of the patch have one, such as a name after
/// <c>rename from</c>.
/// </param>
internal sealed record PatchName(string Text, bool LacksPrefix = false)
{
    /// <summary>The number of folders in the name.</summary>
    public int Depth => Text.Count(c => c == '/') + (LacksPrefix ? 1 : 0);

    /// <summary>Returns the name without the given number of leading folders; <see langword="null"/> if it has no more folders than that.</summary>
    public string? Without(int folders)
    {
        var at = 0;
        for (var i = LacksPrefix ? 1 : 0; i < folders; i++)
        {
            var slash = Text.IndexOf('/', at);
            if (slash < 0)
                return null;
            at = slash + 1;
        }

        return Text.Substring(at);
    }
}
