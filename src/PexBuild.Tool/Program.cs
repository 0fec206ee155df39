namespace PexBuild.Tool;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        var console = ToolConsole.OfProcess();
        using var interruption = new Interruption();
        try
        {
            return new PexTool(console).Run(arguments, interruption.Token) is var status && status == ExitStatus.Interrupted ? interruption.Status : status;
        }
        finally
        {
            console.Flush();
        }
    }
}
