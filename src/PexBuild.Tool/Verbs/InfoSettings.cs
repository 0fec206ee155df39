using PexBuild.Json;

namespace PexBuild.Tool.Verbs;

/// <summary>The PEX-INFO keys that change how a program runs and that no other row of <c>info</c> shows.</summary>
internal static class InfoSettings
{
    public static readonly string[] Shown =
    [
        "venv", "venv_bin_path", "inherit_path", "strip_pex_env", "ignore_errors", "inject_args", "inject_env", "inject_python_args",
        "bind_resource_paths", "pex_path", "pex_paths", "excluded", "overridden", "deps_are_wheel_files", "interpreter_selection_strategy",
    ];

    /// <summary>Whether a value equals the key's default.</summary>
    public static bool IsDefault(string key, JsonValue value) => value switch
    {
        JsonBoolean flag => flag.Value == (key == "strip_pex_env"),
        JsonString text => text.Value.Length == 0 || text.Value == (key switch
        {
            "inherit_path" or "venv_bin_path" => "false",
            "interpreter_selection_strategy" => "oldest",
            _ => "",
        }),
        JsonArray list => list.Count == 0,
        JsonObject members => members.Count == 0,
        _ => value.IsNull,
    };
}
