using PexBuild.Diagnostics;
using PexBuild.MSBuild.Items;

namespace PexBuild.MSBuild.Classes;

/// <summary>The generated C# class by which a program starts one of its PEX files.</summary>
internal sealed class PexClass
{
    private const string Template = "ClassTemplate.txt";

    // A class cannot have the name of one of its members.
    private static readonly string[] s_members = ["EntryPoint", "Folder", "CreateStartInfo", "FindPythonOnWindows", "Append"];

    // A class of one of these names would hide a namespace or a type that most programs use.
    private static readonly string[] s_hiding = ["System", "Microsoft", "Program", "Main"];

    private readonly string _entryPoint;

    /// <param name="item">The item.</param>
    /// <param name="entryPoint">The entry point of the PEX; empty for a Python prompt.</param>
    /// <exception cref="PexException">The item's <c>ClassName</c> cannot be the name of the class.</exception>
    public PexClass(PexItem item, string entryPoint)
    {
        Item = item;
        _entryPoint = entryPoint;
        Name = item.ClassName ?? DefaultName(item.OutputFolder);
        if (!CSharpText.IsIdentifier(Name) || s_members.Contains(Name, StringComparer.Ordinal))
            throw PexErrors.ClassNameInvalid.Error(item.Source, Name, string.Join(", ", s_members));
    }

    public PexItem Item { get; }

    public string Name { get; }

    public string ToCSharp()
    {
        using var reader = new StreamReader(typeof(PexClass).Assembly.GetManifestResourceStream(Template)!);
        // In one pass, so that placeholders in the inserted values stay as they are.
        return Placeholder.Replace(reader.ReadToEnd(), found => found.Value switch
        {
            "@PEX@" => CSharpText.Comment(Path.GetFileName(Item.Source)),
            "@VERSION@" => CSharpText.Literal(typeof(PexClass).Assembly.GetName().Version!.ToString(3)),
            "@CLASS@" => CSharpText.Identifier(Name),
            "@ENTRY_POINT@" => CSharpText.Literal(_entryPoint),
            "@FOLDER@" => string.Join(", ", Item.OutputFolder.Split('/').Select(CSharpText.Literal)),
            // The shell starts the launcher, since a copy of the folder may have lost its execute bits. A folder that is not patched has no launcher.
            "@POSIX_PROGRAM@" => CSharpText.Literal(Item.Patch ? "/bin/sh" : "/usr/bin/env"),
            "@POSIX_ARGUMENTS@" => Item.Patch ? "Folder + \"/.pexbuild/run\"" : "\"python3\", Folder",
            _ => throw new InvalidOperationException("The template has an unknown placeholder: " + found.Value),
        });
    }

    private static System.Text.RegularExpressions.Regex Placeholder { get; } = new("@[A-Z_]+@");

    private static string DefaultName(string outputFolder)
    {
        var name = CSharpText.PascalCase(outputFolder.Substring(outputFolder.LastIndexOf('/') + 1));
        return s_members.Contains(name, StringComparer.Ordinal) || s_hiding.Contains(name, StringComparer.Ordinal) ? name + "Pex" : name;
    }
}
