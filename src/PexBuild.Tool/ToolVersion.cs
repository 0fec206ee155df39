using System.Reflection;

namespace PexBuild.Tool;

internal static class ToolVersion
{
    /// <summary>The version of the package, without the commit that the SDK appends.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
