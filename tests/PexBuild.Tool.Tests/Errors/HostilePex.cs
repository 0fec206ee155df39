using System.Security.Cryptography;
using System.Text;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

/// <summary>The smallest PEX, record by record, with something added to it.</summary>
internal static class HostilePex
{
    public const string Wheel = "x-1.0-py3-none-any.whl";
    public const string InfoText = """{"build_properties": {"pex_version": "2.105.2"}, "distributions": {}, "entry_point": "app:main"}""";

    public static ZipRecords With(params ZipMember[] more) => Of(InfoText, more);

    public static ZipRecords Of(string info, params ZipMember[] more) =>
        new([new("PEX-INFO", info), new("__main__.py", "import os\nimport sys\n"), new(".bootstrap/pex/version.py", "__version__ = '2.105.2'\n"), .. more]);

    /// <summary>A PEX with a wheel in it, as a file.</summary>
    public static ZipRecords WithWheel(ZipRecords wheel, Action<ZipMember>? change = null, string? hash = null)
    {
        var bytes = wheel.Build();
        var file = new ZipMember(Encoding.UTF8.GetBytes(".deps/" + Wheel), bytes);
        change?.Invoke(file);
        return Of(
            $$"""{"build_properties": {"pex_version": "2.105.2"}, "deps_are_wheel_files": true,"""
                + $$""" "distributions": {"{{Wheel}}": "{{hash ?? Convert.ToHexStringLower(SHA256.HashData(bytes))}}"} }""",
            file);
    }

    public static ZipRecords WheelOf(params ZipMember[] more) =>
        new(
            [new("x-1.0.dist-info/METADATA", "Name: x\nVersion: 1.0\n\n"), new("x-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n"), new("x.py", "X = 1\n"),
                .. more])
    { Prefix = [] };
}
