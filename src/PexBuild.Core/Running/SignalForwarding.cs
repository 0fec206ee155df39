#if NET
using System.Runtime.InteropServices;
#endif

namespace PexBuild.Running;

/// <summary>Forwards the signals that would end this process to the program that it runs in the foreground.</summary>
/// <remarks>
/// Ctrl-C at a terminal reaches the program without forwarding: the terminal signals the whole process group. A signal sent to this
/// process alone (<c>kill</c>, a CI runner, a service manager) does not, so it is forwarded.
/// </remarks>
internal sealed class SignalForwarding : IDisposable
{
#if NET
    private readonly object _lock = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly List<PosixSignal> _early = [];
    private int _process;

    public SignalForwarding()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
    }

    /// <summary>Forwards all further signals to <paramref name="process"/>, and those that arrived before it started.</summary>
    public void ForwardTo(int process)
    {
        lock (_lock)
        {
            _process = process;
            foreach (var signal in _early)
                Send(signal);
        }
    }

    public void Dispose()
    {
        // Runs before disposing the Process object reaps the process: after that, the ID may belong to another process.
        lock (_lock)
            _process = 0;
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        // Windows: the console notifies every process that is attached to it.
        if (OperatingSystem.IsWindows() || (context.Signal is PosixSignal.SIGINT or PosixSignal.SIGQUIT && Unix.IsForeground()))
            return;
        lock (_lock)
        {
            if (_process == 0)
                _early.Add(context.Signal);
            else
                Send(context.Signal);
        }
    }

    private void Send(PosixSignal signal) => Unix.Kill(_process, signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGQUIT => 3,
        _ => 15, // SIGTERM
    });

    private static class Unix
    {
        public static void Kill(int process, int signal) => _ = kill(process, signal);

        /// <summary>Whether a standard stream is a terminal and this process is in the terminal's foreground process group.</summary>
        public static bool IsForeground()
        {
            var group = getpgrp();
            for (var descriptor = 0; descriptor <= 2; descriptor++)
                if (tcgetpgrp(descriptor) == group)
                    return true;
            return false;
        }

        // Names and types are those of POSIX: pid_t is int on every system that .NET runs on.
#pragma warning disable SYSLIB1054 // LibraryImport needs unsafe code in the assembly, to save what blittable arguments do not cost.
#pragma warning disable IDE1006, CA5392 // C names; libc is found by the loader as for every other program.
        [DllImport("libc")]
        private static extern int kill(int process, int signal);

        [DllImport("libc")]
        private static extern int getpgrp();

        [DllImport("libc")]
        private static extern int tcgetpgrp(int descriptor);
#pragma warning restore IDE1006, CA5392, SYSLIB1054
    }
#else
    // Windows: the console notifies every attached process, so there is nothing to forward.
    public SignalForwarding() => Console.CancelKeyPress += Ignore;

    public void Dispose() => Console.CancelKeyPress -= Ignore;

    private static void Ignore(object? sender, ConsoleCancelEventArgs e) => e.Cancel = true;
#endif
}
