using PexBuild.Diagnostics;

namespace PexBuild.Packaging;

/// <summary>A requirement of a project (PEP 508): <c>name[extra] &gt;=1; marker</c> or <c>name @ url; marker</c>.</summary>
internal sealed class Requirement
{
    internal Requirement(string text, string name, IReadOnlyList<string> extras, VersionSpecifierSet specifiers, string? url, Marker? marker)
    {
        Text = text;
        Name = name;
        Project = ProjectName.Normalize(name);
        Extras = extras;
        Specifiers = specifiers;
        Url = url;
        Marker = marker;
    }

    /// <summary>The requirement as written, without surrounding blanks.</summary>
    public string Text { get; }

    /// <summary>The project's name as written.</summary>
    public string Name { get; }

    /// <summary>The project's normalised name (PEP 503).</summary>
    public string Project { get; }

    /// <summary>The required extras, as written and in that order.</summary>
    public IReadOnlyList<string> Extras { get; }

    /// <summary>The required versions; every version if there is a <see cref="Url"/>.</summary>
    public VersionSpecifierSet Specifiers { get; }

    /// <summary>The URL after <c>@</c>, from which pip got the distribution. It does not restrict the version.</summary>
    public string? Url { get; }

    /// <summary>The condition under which the requirement applies; null for always.</summary>
    public Marker? Marker { get; }

    /// <summary>Reads a requirement.</summary>
    /// <remarks>
    /// Accepts what packaging accepts, including old releases: versions in parentheses and the specifiers of <see cref="VersionSpecifierSet.TryParse"/>.
    /// </remarks>
    /// <exception cref="FormatException">The text is not a requirement.</exception>
    public static Requirement Parse(string text)
    {
        var cursor = new TextCursor(text.Trim());
        var name = cursor.ReadWhile(Ascii.IsNamePart);
        if (!ProjectName.IsValid(name))
            throw cursor.Error(DistributionReasons.ProjectName);
        var extras = cursor.TryRead("[") ? ReadExtras(cursor) : [];
        var url = cursor.TryRead("@") ? ReadUrl(cursor) : null;
        var specifiers = url is null ? ReadSpecifiers(cursor) : VersionSpecifierSet.Any;
        var marker = cursor.TryRead(";") ? MarkerParser.Read(cursor) : null;
        cursor.SkipBlanks();
        return cursor.AtEnd ? new Requirement(cursor.Text, name, extras, specifiers, url, marker) : throw cursor.Error(DistributionReasons.End);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static List<string> ReadExtras(TextCursor cursor)
    {
        var extras = new List<string>();
        if (cursor.TryRead("]"))
            return extras;
        do
        {
            var extra = cursor.ReadWhile(Ascii.IsNamePart);
            if (!ProjectName.IsValid(extra))
                throw cursor.Error(DistributionReasons.ExtraName);
            extras.Add(extra);
        }
        while (cursor.TryRead(","));
        return cursor.TryRead("]") ? extras : throw cursor.Error(DistributionReasons.ClosingBracket);
    }

    private static string ReadUrl(TextCursor cursor)
    {
        var url = cursor.ReadWhile(c => !Ascii.IsBlank(c));
        return url.Length > 0 ? url : throw cursor.Error(DistributionReasons.Url);
    }

    private static VersionSpecifierSet ReadSpecifiers(TextCursor cursor)
    {
        var inParentheses = cursor.TryRead("(");
        var start = cursor.Position;
        var text = cursor.ReadWhile(c => c is not (';' or ')'));
        if (!VersionSpecifierSet.TryParse(text, out var specifiers))
        {
            cursor.Position = start;
            throw cursor.Error(DistributionReasons.VersionSpecifier);
        }

        return !inParentheses || cursor.TryRead(")") ? specifiers : throw cursor.Error(DistributionReasons.ClosingParenthesis);
    }
}
