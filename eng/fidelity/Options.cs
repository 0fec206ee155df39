using System.Globalization;

namespace PexBuild.Fidelity;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        usage: fidelity [FOLDER] [options]

        FOLDER holds PEX files and a corpus.json (default: the folder that the variable PEXBUILD_CORPUS names). Each PEX is run as it is and as the
        folder that the tool unpacks it to, on each Python that its row names; the table says where the two differ. Exit status 0: they differ nowhere.

          --only GLOB       only PEX files whose name fits, for example 'k-2.105*'; may be given again
          --python X.Y      only this Python; may be given again
          --small           a small part of the corpus that stands for the rest (for CI)
          --jobs N          so many at once (default 2)
          --tool PATH       the tool to measure: an executable or a .dll (default: the one built along with this program)
          --cache DIR       where runs of the originals are kept, which are slow (default: below the temporary folder)
          --keep DIR        unpack to DIR and leave the folders there
          --markdown FILE   write the table to FILE as well
        """;

    public required string Folder { get; init; }

    public List<string> Only { get; } = [];

    public List<string> Pythons { get; } = [];

    public bool Small { get; private set; }

    public int Jobs { get; private set; } = 2;

    public string? Tool { get; private set; }

    public string Cache { get; private set; } = Path.Combine(Path.GetTempPath(), "pexbuild-fidelity");

    public string? Keep { get; private set; }

    public string? Markdown { get; private set; }

    /// <summary>Whether the arguments request help.</summary>
    public static bool AreForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments, or throws <see cref="UsageException"/>.</summary>
    public static Options Parse(string[] args)
    {
        string? folder = null;
        var options = new List<(string Name, string? Value)>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--small":
                    options.Add((args[i], null));
                    break;
                case "--only" or "--python" or "--jobs" or "--tool" or "--cache" or "--keep" or "--markdown":
                    if (i + 1 == args.Length)
                        throw new UsageException($"{args[i]} needs a value");
                    options.Add((args[i], args[++i]));
                    break;
                case var unknown when unknown.StartsWith('-'):
                    throw new UsageException($"unknown option {unknown}");
                default:
                    folder = folder is null ? args[i] : throw new UsageException($"one FOLDER only: {args[i]}");
                    break;
            }
        }
        var result = new Options
        {
            Folder = Path.GetFullPath(folder ?? Environment.GetEnvironmentVariable("PEXBUILD_CORPUS") ?? throw new UsageException("FOLDER is missing")),
        };
        foreach (var (name, value) in options)
            result.Set(name, value);
        return result;
    }

    private void Set(string name, string? value)
    {
        switch (name)
        {
            case "--small":
                Small = true;
                break;
            case "--only":
                Only.Add(value!);
                break;
            case "--python":
                Pythons.Add(value!);
                break;
            case "--jobs":
                Jobs = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs > 0
                    ? jobs
                    : throw new UsageException($"--jobs {value}: not a number of jobs");
                break;
            case "--tool":
                Tool = Path.GetFullPath(value!);
                break;
            case "--cache":
                Cache = Path.GetFullPath(value!);
                break;
            case "--keep":
                Keep = Path.GetFullPath(value!);
                break;
            case "--markdown":
                Markdown = Path.GetFullPath(value!);
                break;
        }
    }
}

/// <summary>The command line is invalid.</summary>
internal sealed class UsageException(string message) : Exception(message);
