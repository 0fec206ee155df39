using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive;

/// <summary>What all that read one container share: how it is called in messages, what is allowed, what was found odd.</summary>
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

    /// <summary>The path of the wheel inside it that is read; empty when it is the PEX itself.</summary>
    public string Wheel { get; }

    public ReadLimits Limits { get; }

    public TargetSystem Target { get; }

    public List<PexDiagnostic> Warnings { get; } = [];

    /// <summary>How an entry is called in messages: by its path from the PEX on.</summary>
    public string Name(string entry) => Wheel.Length == 0 ? entry : Wheel + "/" + entry;

    /// <summary>An error about one entry; the code's first value is its name.</summary>
    public PexException Error(PexErrorCode code, string entry, params object[] more) => code.Error(Origin, [Name(entry), .. more]);

    /// <summary>An error about the container; named by its wheel when it is one.</summary>
    public PexException ContainerError(PexErrorCode code, params object[] values) =>
        code.Error(Wheel.Length == 0 ? Origin : Origin + "/" + Wheel, values);
}
