namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>Projects that compile nothing: what such a build takes is taken by this package and by MSBuild itself.</summary>
internal static class PlainProjects
{
    private const string NoCompiler =
        "<PropertyGroup><CoreBuildDependsOn>BuildOnlySettings;PrepareForBuild;PreBuildEvent;ResolveReferences;PrepareForRun;"
        + "IncrementalClean;PostBuildEvent</CoreBuildDependsOn></PropertyGroup>";

    public static void Write(Sample sample, string name, string items, string properties = "") => sample.WriteProject(
        $"{name}/{name}.csproj",
        items,
        NoCompiler,
        "<TargetFramework>net10.0</TargetFramework><EnableDefaultItems>false</EnableDefaultItems>" + properties);

    /// <summary>Writes a solution with all of them.</summary>
    public static void WriteSolution(Sample sample, IEnumerable<string> names) => sample.Write(
        "all.slnx",
        "<Solution>" + string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />")) + "</Solution>");
}
