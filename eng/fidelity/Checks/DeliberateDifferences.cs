namespace PexBuild.Fidelity.Checks;

/// <summary>The complete list of deliberate differences, each with its reason.</summary>
internal static class DeliberateDifferences
{
    private static readonly Version s_firstWithStatus = new(1, 5, 2);
    private static readonly Version s_firstOwnVendoring = new(1, 6, 0);
    private static readonly Version s_firstInjecting = new(2, 1, 111);
    private static readonly Version s_firstInjectingAlways = new(2, 1, 151);
    private static readonly Version s_firstWithoutWorkingDirectory = new(2, 1, 95);
    private static readonly Version s_firstWithoutWorkingDirectoryAgain = new(2, 1, 113);
    private static readonly Version s_venvWithoutUserCode = new(2, 1, 50);

    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new("status",
            "pex up to 1.5.1 dropped what a function entry point returned and always ended with 0; the folder exits with it, as sys.exit(function()) does",
            "(plain|loud): exit status", "0", @"~[1-9]\d*",
            trial => Version(trial) < s_firstWithStatus && trial.Pex.Facts.EntryPoint?.Contains(':') == true),
        new("lock",
            "pex leaves the lock of its cache in the environment; the folder uses no cache",
            ".*: _PEX_CACHE_ACCESS_LOCK", ".*", @"~\(missing\)", _ => true),
        new("internal variable",
            "pex leaves a variable for its own second start in the environment of a venv; the folder does not start a second time",
            ".*: __PEX_EXE__", ".*", @"~\(missing\)", IsVenv),
        new("no venv",
            "the folder runs in place, not in a venv: a venv is the copy that hides edits",
            "probe: VIRTUAL_ENV", @"\{VENV\}", @"~\(missing\)", IsVenv),
        new("script of a venv",
            "in a venv, argv[0] of a script is the path of the venv's copy below PEX_ROOT; in the folder it is the path of the script itself",
            "PEX_SCRIPT: argv", @"\[\{VENV\}/bin/greet-script, two words\]", @"~\[\{DEPS\}/greet-[^/]+/(\.prefix/)?bin/greet-script, two words\]", IsVenv),
        new("link",
            "started from a packed folder, pex 2.30 and newer names its link `pex` in argv[0]; the unpacked folder is loose, and there pex names the folder",
            "(plain|loud): argv", @"\[\{PEX\}/pex([],].*)", "[{PEX}$1", trial => Directory.Exists(trial.Reference.Pex.Path)),
        new("pkg_resources by another name",
            "pkg_resources is missing on both sides; where pex fails in its own vendored copy, the message names that",
            "(plain|loud): report rns", @"(ERR ModuleNotFoundError: No module named ')pex\.third_party\.(pkg_resources')", "$1$2", _ => true),
        new("newer Python: metadata",
            "compared with an older Python, which has no importlib.metadata; the program asks pkg_resources there",
            "(plain|loud): report meta", "pr:1.0|ERR .*'pkg_resources'", "~im:1.0", trial => !trial.IsSamePython),
        new("newer Python: packages of the host",
            "compared with another Python: the PEX lets the host's packages in, and each Python here has others",
            "(plain|loud): report rns|plain: site_six|probe: loaded rns.*", @"12|.*/site-packages/six\.py|\{DEPS\}/rns.*", "~ERR ModuleNotFoundError: .*|-",
            trial => trial.Reference.Pex.Facts.InheritsPath && !trial.IsSamePython),
        new("order",
            "a package that several distributions hold: pex before 2.1.25 puts them on sys.path in a random order; the folder's order is fixed",
            "probe: (importable|loaded) .+", @"\{DEPS\}/[^/]+(/.*)?", @"~\{DEPS\}/[^/]+(/.*)?", trial => !trial.Reference.Pex.HasSteadyOrder),
        new("bundled pkg_resources",
            "pex up to 1.5 puts its own pkg_resources ahead of a setuptools that the PEX holds; the folder prefers the PEX's",
            "probe: importable pkg_resources", "-", @"~\{DEPS\}/setuptools-.*", trial => Version(trial) < s_firstOwnVendoring),
        new("venv without user code",
            "the venv of pex 2.1.50 cannot import user code from a console script, a bug of that version; the folder can",
            "(plain|loud): report user(_mark)?|plain: user_file|probe: (importable|loaded) userapp.*|PEX_MODULE:.*",
            @"\(missing\)|-|1|ERR ModuleNotFoundError: No module named 'userapp\.core'", "~.*",
            trial => IsVenv(trial) && Version(trial) == s_venvWithoutUserCode),
        new("script of an early venv",
            "the venv of pex before 2.1.50 ends with an error when PEX_SCRIPT names a script that is no console script; the folder runs it",
            "PEX_SCRIPT: exit status|PEX_SCRIPT:.*", @"1|\(missing\)", "~.*",
            trial => IsVenv(trial) && Version(trial) < s_venvWithoutUserCode),
        new("working directory of a venv",
            "the venv of pex before 2.1.95 has the working directory at the end of sys.path by mistake; the folder has not",
            "plain: sys.path", @"(.*), ''", "$1",
            trial => IsVenv(trial) && Version(trial) < s_firstWithoutWorkingDirectory),
        new("working directory of a newer venv",
            "the venv of pex 2.1.95 to 2.1.112 has the working directory at the head of sys.path, which pex 2.1.113 mended (#1984); the folder has not",
            "plain: sys.path", "'', (.*)", "$1",
            trial => IsVenv(trial) && Version(trial) >= s_firstWithoutWorkingDirectory && Version(trial) < s_firstWithoutWorkingDirectoryAgain),
        new("commands of a venv",
            "a venv's scripts are in its bin, which --venv prepend puts on PATH; those of the folder are in .pexbuild/scripts, and start the Python of a "
                + "variable",
            "probe: (PATH|UNPACKED_PEX_PYTHON)", @"(.*)\{VENV\}/bin(.*)|\(missing\)", @"~.*\{PEX\}/\.pexbuild/scripts.*|\{PYTHON\}", IsVenv),
        new("layered wheel",
            "unpacked from a wheel file, purelib and platlib go to one folder, as the wheel specification has it; pex keeps two",
            ".*layered_plat.*", @"(\{DEPS\}/[^/]+)/\.prefix/platlib(.*)", "$1$2", trial => trial.Pex.Like is not null),
        new("inject_env for PEX_INTERPRETER",
            "pex before 2.1.151 did not apply inject_env when PEX_INTERPRETER asks for an interpreter; the folder does, as newer ones do",
            "probe: INJ", @"\(missing\)", "~1", trial => Version(trial) >= s_firstInjecting && Version(trial) < s_firstInjectingAlways),
    ];

    public static DeliberateDifference? Find(Trial trial, Difference difference) => All.FirstOrDefault(deliberate => deliberate.Fits(trial, difference));

    private static bool IsVenv(Trial trial) => trial.Reference.Pex.Facts.IsVenv;

    private static Version Version(Trial trial) => System.Version.Parse(trial.Reference.Pex.PexVersion);
}
