using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Pex;

/// <summary>PEX-INFO, the description of a PEX, in any generation of the format (pex 0.8 to 2.105).</summary>
/// <remarks>
/// Every key may be absent, and <c>null</c> means absent (native-runtime PEX files write absent keys this way). Unknown keys are
/// in <see cref="Text"/>.
/// </remarks>
public sealed class PexInfo
{
    /// <summary>The name of the PEX-INFO file in a PEX.</summary>
    internal const string FileName = PexNames.Info;

    private PexInfo(JsonObject json, InfoReader read)
    {
        Json = json;
        BuildProperties = read.Object("build_properties") ?? new JsonObject();
        PexVersion = (BuildProperties["pex_version"])?.AsString;
        CodeHash = read.Text("code_hash");
        PexHash = read.Text("pex_hash");
        BootstrapHash = read.Text("bootstrap_hash");
        Distributions = read.Distributions();
        Requirements = read.Requirements("requirements");
        EntryPoint = read.Text("entry_point");
        Script = read.Text("script");
        InheritPath = read.InheritPath("inherit_path");
        IgnoreErrors = read.Flag("ignore_errors", false);
        PexPaths = read.PexPaths();
        InterpreterConstraints = read.Texts("interpreter_constraints");
        StripPexEnv = read.Flag("strip_pex_env", true);
        Venv = read.Flag("venv", false);
        InjectArgs = read.Texts("inject_args");
        InjectEnv = read.TextByName("inject_env");
        InjectPythonArgs = read.Texts("inject_python_args");
        BindResourcePaths = read.TextByName("bind_resource_paths");
        Excluded = read.Texts("excluded");
        Overridden = read.Texts("overridden");
        DepsAreWheelFiles = read.Flag("deps_are_wheel_files", false);
    }

    /// <summary>The whole content as JSON text, including unknown keys.</summary>
    public string Text => JsonWriter.ToText(Json, JsonLayout.Compact);

    /// <summary>The whole object, including unknown keys.</summary>
    internal JsonObject Json { get; }

    /// <summary>
    /// The build properties: <c>pex_version</c> (1.6.4 and newer), <c>class</c>, <c>version</c> and <c>platform</c> (up to
    /// 2.1.45).
    /// </summary>
    internal JsonObject BuildProperties { get; }

    /// <summary>The pex release that built the PEX; absent before 1.6.4.</summary>
    public string? PexVersion { get; }

    /// <summary>The SHA-1 of the user's code, in hex.</summary>
    public string? CodeHash { get; }

    /// <summary>The SHA-1 of PEX-INFO itself (2.1.25 and newer), in hex; the key of pex's caches.</summary>
    public string? PexHash { get; }

    /// <summary>The SHA-1 of pex's runtime in <c>.bootstrap</c> (2.1.48 and newer), in hex.</summary>
    public string? BootstrapHash { get; }

    /// <summary>The distributions: file name in <c>.deps</c> and hash, in the order in which the runtime reads them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Distributions { get; }

    /// <summary>The root requirements that the runtime resolves (PEP 508).</summary>
    public IReadOnlyList<string> Requirements { get; }

    /// <summary><c>module</c> or <c>module:function</c>.</summary>
    public string? EntryPoint { get; }

    /// <summary>The name of a distribution's script (1.0 and newer); excludes <see cref="EntryPoint"/>.</summary>
    public string? Script { get; }

    /// <summary>Which of the host's packages are visible to the program.</summary>
    public InheritPath InheritPath { get; }

    /// <summary>Whether the program starts even if no distribution satisfies a requirement.</summary>
    public bool IgnoreErrors { get; }

    /// <summary>Other PEX files whose distributions are merged in (1.2.12 and newer); paths on the machine that runs the PEX.</summary>
    public IReadOnlyList<string> PexPaths { get; }

    /// <summary>
    /// The interpreter constraints (1.2.14 and newer), such as <c>CPython&gt;=3.8,&lt;4</c>; an interpreter must meet one of
    /// them. Empty: all interpreters.
    /// </summary>
    public IReadOnlyList<string> InterpreterConstraints { get; }

    /// <summary>Whether <c>PEX_*</c> variables are hidden from the program.</summary>
    public bool StripPexEnv { get; }

    /// <summary>Whether the PEX runs itself from a virtual environment (2.1.25 and newer).</summary>
    public bool Venv { get; }

    /// <summary>Arguments inserted before the user's (2.1.111 and newer).</summary>
    public IReadOnlyList<string> InjectArgs { get; }

    /// <summary>Environment variables to set if they are not set already (2.1.111 and newer).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> InjectEnv { get; }

    /// <summary>Arguments for Python itself (2.4.0 and newer).</summary>
    public IReadOnlyList<string> InjectPythonArgs { get; }

    /// <summary>Environment variables to set to the absolute path of a resource found on <c>sys.path</c> (2.82.0 and newer).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> BindResourcePaths { get; }

    /// <summary>Requirements that the runtime must not resolve (2.1.151 and newer).</summary>
    public IReadOnlyList<string> Excluded { get; }

    /// <summary>Requirements that replace others (2.8.0 and newer).</summary>
    public IReadOnlyList<string> Overridden { get; }

    /// <summary>Whether <c>.deps</c> contains wheels as they were built (2.1.154 and newer).</summary>
    public bool DepsAreWheelFiles { get; }

    /// <summary>Reads the bytes of a PEX-INFO file.</summary>
    /// <param name="utf8">One JSON object in UTF-8.</param>
    /// <param name="origin">The PEX, for messages.</param>
    /// <param name="depth">The maximum nesting depth of its values.</param>
    /// <exception cref="PexException">It is not a JSON object, or a known key has a type that is not allowed.</exception>
    internal static PexInfo Read(byte[] utf8, string origin, int depth = JsonReader.DefaultDepth)
    {
        JsonValue value;
        try
        {
            value = JsonReader.Read(utf8, depth);
        }
        catch (JsonFormatException broken)
        {
            var error = broken.IsTooDeep ? PexErrors.InfoTooDeep.Error(origin, depth) : PexErrors.InfoBroken.Error(origin, broken.Reason);
            throw new PexException(error.Diagnostic, broken);
        }

        return value is JsonObject json ? new PexInfo(json, new InfoReader(json, origin)) : throw PexErrors.InfoBroken.Error(origin, JsonReasons.NotAnObject);
    }
}
