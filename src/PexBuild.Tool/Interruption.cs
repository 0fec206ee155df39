using System.Runtime.InteropServices;

namespace PexBuild.Tool;

/// <summary>Ctrl-C, or a request to end: the first stops the work in an orderly way, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    public CancellationToken Token => _source.Token;

    /// <summary>128 + the signal, as a shell reports it.</summary>
    public int Status { get; private set; } = ExitStatus.Interrupted;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
            return;
        Status = context.Signal == PosixSignal.SIGTERM ? 128 + 15 : ExitStatus.Interrupted;
        context.Cancel = true;
        _source.Cancel();
    }
}
