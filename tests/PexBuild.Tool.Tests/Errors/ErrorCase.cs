using PexBuild.Diagnostics;

namespace PexBuild.Tool.Errors;

/// <summary>A command line that must be refused with one code.</summary>
/// <param name="Code">The row of the catalogue.</param>
/// <param name="Name">What is wrong, as the name of the test.</param>
/// <param name="Problem">What the line says after the code, up to what was done; <c>{lab}</c> stands for the lab's folder.</param>
/// <param name="Arrange">Makes the files, and gives the arguments.</param>
internal sealed record ErrorCase(PexErrorCode Code, string Name, string Problem, Func<Lab, string[]> Arrange)
{
    /// <summary>What the line begins with; <see langword="null"/> for the PEX or folder that the case is about.</summary>
    public string Origin { get; init; } = "{lab}/tool.pex";

    /// <summary>The exit status; by default that of a failure, or of a warning that stops nothing.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the line is a warning, and the work is done all the same.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Whether the command writes something all the same, or says so: where it is not the refusal of all that was asked.</summary>
    public bool HasResult { get; init; }
}
