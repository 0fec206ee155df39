using System.Runtime.InteropServices;

namespace PexBuild.Tool;

/// <summary>Handles Ctrl-C, SIGTERM and a closed terminal: the first signal cancels the work, the second ends the process immediately.</summary>
internal sealed class Interruption : IDisposable
{
    // 128 + the signal number, as shells report it.
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

    /// <summary>The exit status: 128 + the signal number, as shells report it.</summary>
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
