using McMaster.Extensions.CommandLineUtils;
using PexBuild.Running;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>run PEX-or-DIR [ARGS…]</c>: a folder runs in place, a PEX file from the user's cache.</summary>
internal sealed class RunVerb : Verb
{
    private readonly CommandArgument _pex;
    private readonly CommandOption _python;

    public RunVerb(CommandLineApplication command) : base(command)
    {
        _pex = Argument("PEX", "the PEX file, or the folder that one was unpacked to");
        _python = Option("--python <PYTHON>", "the Python to use: a path, or a name on PATH");
        command.ExtendedHelpText =
            """
            Options of 'run' stand before PEX. Everything after PEX is for the program, with or without '--'.
            Signals go to the program. Exit status: the program's own; 125 if it could not be started,
            127 if there is no Python for it.
            """;
    }

    public override int FailedStatus => ExitStatus.NotStarted;

    public override int Execute(VerbContext context)
    {
        var path = Required(_pex);
        var options = new RunOptions { Python = NotEmpty(_python) };
        if (Directory.Exists(path))
            return Run(path, options, context);
        using var cached = RunCache.ForUser().Get(path, context.Cancellation);
        return Run(cached.Path, options, context);
    }

    private static int Run(string folder, RunOptions options, VerbContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        context.Console.Detail("folder: " + folder);
        // From here on, the program handles Ctrl-C.
        return PexRunner.Run(folder, context.ProgramArguments, options, CancellationToken.None);
    }
}
