namespace PexBuild.MSBuild;

/// <summary>What a build was started for, as far as its command line tells. Where that is not certain, the answer is that it does not.</summary>
internal static class BuildStart
{
    private static readonly string[] s_programs = ["MSBuild.dll", "MSBuild.exe"];
    // Others take projects as options, and build in ways of their own.
    private static readonly string[] s_verbs = ["build", "msbuild", "publish", "pack"];
    private static readonly char[] s_noPath = Path.GetInvalidPathChars();
    private static readonly string[] s_projects = ["*.*proj", "*.sln*"];

    /// <summary>Whether the command line names a project, or is given where only that is. Then no other project of the build refers to it.</summary>
    /// <param name="project">The project file, an absolute path.</param>
    /// <param name="startDirectory">MSBuild's <c>MSBuildStartupDirectory</c>.</param>
    /// <param name="commandLine">The program and its arguments.</param>
    public static bool IsForAlone(string project, string startDirectory, IReadOnlyList<string> commandLine)
    {
        // Editors and the like run MSBuild in a process of their own.
        var program = Path.GetFileName(commandLine[0]);
        var isVerb = program == "dotnet.dll" && commandLine.Count > 1 && s_verbs.Contains(commandLine[1], StringComparer.Ordinal);
        if (!isVerb && !s_programs.Contains(program, StringComparer.OrdinalIgnoreCase))
            return false;
        var isNamed = false;
        foreach (var argument in commandLine.Skip(isVerb ? 2 : 1))
        {
            // A worker's arguments say nothing of the build's; those in a response file are not known.
            if (argument.Length == 0 || argument[0] == '@' || argument.TrimStart('-', '/').StartsWith("nodemode", StringComparison.OrdinalIgnoreCase))
                return false;
            if (argument[0] == '-' || argument[0] == '/' && Path.DirectorySeparatorChar != '/' || argument.IndexOfAny(s_noPath) >= 0)
                continue;
            var path = ProjectPath.Absolute(startDirectory, argument);
            if (IsSame(path, project))
                isNamed = true;
            else if (File.Exists(path) || Directory.Exists(path))
                return false;
        }

        return isNamed || IsAlone(project, startDirectory);
    }

    private static bool IsAlone(string project, string directory)
    {
        var projects = s_projects.SelectMany(pattern => Directory.GetFiles(directory, pattern)).ToArray();
        return projects.Length == 1 && IsSame(projects[0], project);
    }

    private static bool IsSame(string path, string other) =>
        string.Equals(path, other, Path.DirectorySeparatorChar == '/' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
