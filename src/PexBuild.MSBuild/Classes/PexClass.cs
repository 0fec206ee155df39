using PexBuild.Diagnostics;

namespace PexBuild.MSBuild;

/// <summary>The C# class by which a program starts one of its PEX files.</summary>
internal sealed class PexClass
{
    private const string Template = "ClassTemplate.txt";

    // Names of the class's own members, which its name may not be; and names that would hide what every program uses.
    private static readonly string[] s_taken = ["EntryPoint", "Folder", "CreateStartInfo", "FindPythonOnWindows", "Append", "System", "Microsoft", "Program", "Main"];

    private readonly string _entryPoint;

    /// <param name="item">The item.</param>
    /// <param name="entryPoint">What it starts.</param>
    /// <exception cref="PexException">The item's <c>ClassName</c> is no name of a class.</exception>
    public PexClass(PexItem item, string entryPoint)
    {
        Item = item;
        _entryPoint = entryPoint;
        Name = item.ClassName ?? DefaultName(item.OutputFolder);
        if (!CSharpText.IsIdentifier(Name) || item.ClassName is not null && s_taken.Take(5).Contains(Name, StringComparer.Ordinal))
            throw PexErrors.ValueNotUnderstood.Error(item.Source, "ClassName", Name, new VerbatimText("the name of a C# class: letters, digits and _, no digit first, and not " + string.Join(", ", s_taken.Take(5))));
    }

    public PexItem Item { get; }

    public string Name { get; }

    public string ToCSharp()
    {
        using var reader = new StreamReader(typeof(PexClass).Assembly.GetManifestResourceStream(Template)!);
        // All at once: what is put in is not looked through again.
        return Placeholder.Replace(reader.ReadToEnd(), found => found.Value switch
        {
            "@PEX@" => CSharpText.Comment(Path.GetFileName(Item.Source)),
            "@VERSION@" => CSharpText.Literal(typeof(PexClass).Assembly.GetName().Version!.ToString(3)),
            "@CLASS@" => CSharpText.Identifier(Name),
            "@ENTRY_POINT@" => CSharpText.Literal(_entryPoint),
            "@FOLDER@" => string.Join(", ", Item.OutputFolder.Split('/').Select(CSharpText.Literal)),
            // The launcher is started by the shell: a copy of the folder may have lost its execute bits. A folder that is not patched has none.
            "@POSIX_PROGRAM@" => CSharpText.Literal(Item.Patch ? "/bin/sh" : "/usr/bin/env"),
            "@POSIX_ARGUMENTS@" => Item.Patch ? "Folder + \"/.pexbuild/run\"" : "\"python3\", Folder",
            _ => throw new InvalidOperationException("The template has a placeholder that nothing is known of: " + found.Value),
        });
    }

    private static System.Text.RegularExpressions.Regex Placeholder { get; } = new("@[A-Z_]+@");

    private static string DefaultName(string outputFolder)
    {
        var name = CSharpText.PascalCase(outputFolder.Substring(outputFolder.LastIndexOf('/') + 1));
        return s_taken.Contains(name, StringComparer.Ordinal) ? name + "Pex" : name;
    }
}
