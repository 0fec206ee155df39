using PexBuild.Diagnostics;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Accepts only interpreter flags in <c>inject_python_args</c>: an argument that names a program or a file would run something
/// other than the PEX.
/// </summary>
internal static class PythonArguments
{
    // CPython's single-letter flags without a value, 2.7 to 3.14. Not -c and -m (they name a program), -h and -V (print and exit), -x
    // (skips a line of the script).
    private const string Flags = "bBdEiIOPqRsStuv3";

    private static readonly string[] s_withValue = ["-W", "-X", "-Q", "--check-hash-based-pycs"];

    /// <exception cref="PexException">The arguments contain something else.</exception>
    public static void Check(PexFile pex)
    {
        var arguments = pex.Info.InjectPythonArgs;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (s_withValue.Contains(arguments[i], StringComparer.Ordinal) && i + 1 < arguments.Count)
                i++;
            else if (!IsFlag(arguments[i]))
                throw PexErrors.PythonArgumentUnsafe.Error(pex.Path, arguments[i]);
        }
    }

    private static bool IsFlag(string argument) => argument.Length >= 2 && argument[0] == '-' &&
        (argument.Skip(1).All(flag => Flags.IndexOf(flag) >= 0) || argument.Length > 2 && argument[1] is 'W' or 'X' or 'Q');
}
