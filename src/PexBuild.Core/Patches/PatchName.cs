namespace PexBuild.Patches;

/// <summary>How a patch calls a file.</summary>
/// <param name="Text">The name as it is written.</param>
/// <param name="LacksPrefix">Whether it has no <c>a/</c> or <c>b/</c> where the other names of the patch have one: those that follow <c>rename
/// from</c> and the like.</param>
internal sealed record PatchName(string Text, bool LacksPrefix = false)
{
    /// <summary>How many folders lead to it.</summary>
    public int Depth => Text.Count(c => c == '/') + (LacksPrefix ? 1 : 0);

    /// <summary>The name without so many of its leading folders; <see langword="null"/> when it has no more than that.</summary>
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
