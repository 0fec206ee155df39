using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Determines from MSBuild's command line what a build was started for. In case of doubt it assumes several projects.</summary>
internal static class BuildStart
{
    private static readonly string[] s_programs = ["MSBuild.dll", "MSBuild.exe"];
    // Other verbs take the project as an option, or build further projects.
    private static readonly string[] s_verbs = ["build", "msbuild", "publish", "pack"];
    private static readonly char[] s_invalidPathChars = Path.GetInvalidPathChars();
    private static readonly string[] s_projectPatterns = ["*.*proj", "*.sln*"];

    /// <summary>
    /// Whether the build was started for one project only, which the command line names or which is the only one in the start directory. Then no
    /// other project of the build references it.
    /// </summary>
    /// <param name="project">The project file, an absolute path.</param>
    /// <param name="startDirectory">MSBuild's <c>MSBuildStartupDirectory</c>.</param>
    /// <param name="commandLine">The program and its arguments.</param>
    public static bool IsSingleProjectBuild(string project, string startDirectory, IReadOnlyList<string> commandLine)
    {
        // Editors host MSBuild in a process of their own.
        var program = Path.GetFileName(commandLine[0]);
        var isVerb = program == "dotnet.dll" && commandLine.Count > 1 && s_verbs.Contains(commandLine[1], StringComparer.Ordinal);
        if (!isVerb && !s_programs.Contains(program, StringComparer.OrdinalIgnoreCase))
            return false;
        var isNamed = false;
        foreach (var argument in commandLine.Skip(isVerb ? 2 : 1))
        {
            // The arguments of a worker node are not those of the build, and the content of a response file is unknown.
            if (argument.Length == 0 || argument[0] == '@' || argument.TrimStart('-', '/').StartsWith("nodemode", StringComparison.OrdinalIgnoreCase))
                return false;
            if (argument[0] == '-' || argument[0] == '/' && Path.DirectorySeparatorChar != '/' || argument.IndexOfAny(s_invalidPathChars) >= 0)
                continue;
            var path = ProjectPath.Absolute(startDirectory, argument);
            if (IsSamePath(path, project))
                isNamed = true;
            else if (File.Exists(path) || Directory.Exists(path))
                return false;
        }

        return isNamed || IsOnlyProject(project, startDirectory);
    }

    private static bool IsOnlyProject(string project, string directory)
    {
        var projects = s_projectPatterns.SelectMany(pattern => Directory.GetFiles(directory, pattern)).ToArray();
        return projects.Length == 1 && IsSamePath(projects[0], project);
    }

    private static bool IsSamePath(string path, string other) =>
        string.Equals(path, other, Path.DirectorySeparatorChar == '/' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
