using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PexBuild.Testing.Fixtures;

/// <summary>PEX-INFO as an era writes it.</summary>
internal static class PexInfoText
{
    public static JsonObject Create(PexFixture fixture, PexContent content)
    {
        var era = fixture.Era;
        var info = new JsonObject
        {
            ["code_hash"] = FixtureHashes.Code(content.User, content.Bootstrap, era),
            ["distributions"] = Distributions(content, era),
            ["ignore_errors"] = false,
            ["inherit_path"] = era.RuntimePackage == "_pex" ? false : "false",
            ["pex_path"] = era.HasImportHook ? "" : null,
            ["requirements"] = new JsonArray(
                [.. fixture.Distributions.Select(d => era.HasLayouts ? d.ProjectName : $"{d.ProjectName}=={d.Version}").Distinct()
                    .Order(StringComparer.Ordinal).Select(r => JsonValue.Create(r))]),
            ["build_properties"] = BuildProperties(era),
        };
        if (era.RecordsVersion)
            Add(info, new JsonObject { ["interpreter_constraints"] = new JsonArray(), ["emit_warnings"] = true });
        if (!era.HasLayouts)
            Add(info, new JsonObject { ["always_write_cache"] = false, ["zip_safe"] = true });
        if (era.InstallsWithPip)
            Add(info, new JsonObject { ["strip_pex_env"] = true });
        if (era.HasLayouts)
            Add(info,
                new JsonObject
                {
                    ["bootstrap_hash"] = FixtureHashes.Bootstrap(content.Bootstrap),
                    ["includes_tools"] = false,
                    ["venv"] = false,
                    ["venv_bin_path"] = "false",
                    ["venv_copies"] = false,
                });
        if (era.HasImportHook)
            Add(info,
                new JsonObject
                {
                    ["inject_args"] = new JsonArray(),
                    ["inject_env"] = new JsonObject(),
                    ["pex_paths"] = new JsonArray(),
                    ["venv_hermetic_scripts"] = true,
                    ["venv_site_packages_copies"] = false,
                });
        if (era.HasFingerprint)
            Add(info,
                new JsonObject
                {
                    ["deps_are_wheel_files"] = fixture.HasWheelFiles,
                    ["excluded"] = new JsonArray(),
                    ["inject_python_args"] = new JsonArray(),
                    ["max_install_jobs"] = 1,
                    ["overridden"] = new JsonArray(),
                    ["venv_system_site_packages"] = false,
                });
        if (era.Version == PexEra.V2_105.Version)
            Add(info, new JsonObject { ["bind_resource_paths"] = new JsonObject(), ["interpreter_selection_strategy"] = "oldest" });
        fixture.Override(info);
        return info;
    }

    /// <summary>The text; where the era has a pex_hash, with the hash of the text without it.</summary>
    public static string Write(JsonObject info, PexEra era, out string pexHash)
    {
        var text = PythonJson.Dump(info, era.HasCompactInfo);
        pexHash = FixtureHashes.Sha1(text);
        if (!era.HasLayouts)
            return text;
        info["pex_hash"] = pexHash;
        return PythonJson.Dump(info, era.HasCompactInfo);
    }

    private static JsonObject Distributions(PexContent content, PexEra era)
    {
        var hashes = new JsonObject();
        foreach (var (name, files) in content.Installed)
            hashes[name] = FixtureHashes.Distribution(files, era);
        foreach (var (name, wheel) in content.WheelFiles)
            hashes[name] = Convert.ToHexStringLower(SHA256.HashData(wheel));
        return hashes;
    }

    private static JsonObject BuildProperties(PexEra era)
    {
        var properties = new JsonObject();
        if (!era.HasLayouts)
            Add(properties, new JsonObject { ["class"] = "CPython", ["platform"] = "linux-x86_64", ["version"] = new JsonArray(3, 6, 15) });
        if (era.RecordsVersion)
            properties["pex_version"] = era.Version;
        return properties;
    }

    private static void Add(JsonObject target, JsonObject pairs)
    {
        foreach (var (key, value) in pairs)
            target[key] = value?.DeepClone();
    }
}
