using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive;

/// <summary>The state shared by all readers of one container: its name in messages, its limits and its warnings.</summary>
internal sealed class ReadContext
{
    public ReadContext(string origin, string wheel, ReadLimits limits, TargetSystem target)
    {
        Origin = origin;
        Wheel = wheel;
        Limits = limits;
        Target = target;
    }

    /// <summary>The PEX as the user named it.</summary>
    public string Origin { get; }

    /// <summary>The path of the wheel that is being read inside the PEX; empty for the PEX itself.</summary>
    public string Wheel { get; }

    public ReadLimits Limits { get; }

    public TargetSystem Target { get; }

    public List<PexDiagnostic> Warnings { get; } = [];

    /// <summary>The name of an entry in messages: its path from the PEX.</summary>
    public string Name(string entry) => Wheel.Length == 0 ? entry : Wheel + "/" + entry;

    /// <summary>An error about one entry; the code's first value is its name.</summary>
    public PexException Error(PexError<string> code, string entry) => code.Error(Origin, Name(entry));

    /// <inheritdoc cref="Error(PexError{string}, string)"/>
    public PexException Error<T>(PexError<string, T> code, string entry, T value) where T : notnull => code.Error(Origin, Name(entry), value);

    /// <inheritdoc cref="Error(PexError{string}, string)"/>
    public PexException Error<T1, T2>(PexError<string, T1, T2> code, string entry, T1 value1, T2 value2) where T1 : notnull where T2 : notnull =>
        code.Error(Origin, Name(entry), value1, value2);

    /// <summary>An error about the container, which names the wheel if the container is one.</summary>
    public PexException ContainerError(PexError code) => code.Error(ContainerName);

    /// <inheritdoc cref="ContainerError(PexError)"/>
    public PexException ContainerError<T>(PexError<T> code, T value) where T : notnull => code.Error(ContainerName, value);

    /// <inheritdoc cref="ContainerError(PexError)"/>
    public PexException ContainerError<T1, T2>(PexError<T1, T2> code, T1 value1, T2 value2) where T1 : notnull where T2 : notnull =>
        code.Error(ContainerName, value1, value2);

    private string ContainerName => Wheel.Length == 0 ? Origin : Origin + "/" + Wheel;
}
