using System.Runtime.InteropServices;

namespace PexBuild.Tool;

/// <summary>Ctrl-C, a request to end, or a terminal that was closed: the first stops the work in an orderly way, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    // 128 + the signal, as a shell reports it.
    private static readonly Dictionary<PosixSignal, int> s_signals = new()
    {
        [PosixSignal.SIGINT] = ExitStatus.Interrupted,
        [PosixSignal.SIGTERM] = 128 + 15,
        [PosixSignal.SIGHUP] = 128 + 1,
    };

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() =>
        _registrations = [.. s_signals.Keys.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

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
        Status = s_signals[context.Signal];
        context.Cancel = true;
        _source.Cancel();
    }
}
