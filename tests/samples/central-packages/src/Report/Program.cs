using System.Diagnostics;

var folder = Path.Combine(AppContext.BaseDirectory, "python", "report", "bin");
var launcher = Path.Combine(folder, OperatingSystem.IsWindows() ? "report.cmd" : "report");
using var process = Process.Start(launcher, ["--title", "Quarter 3", "12", "30"]);
process.WaitForExit();
return process.ExitCode;
