namespace PexBuild.Tool;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        using var interruption = new Interruption();
        var status = new PexTool(ToolConsole.ForProcess()).Run(arguments, interruption.Token);
        return status == ExitStatus.Interrupted ? interruption.Status : status;
    }
}
