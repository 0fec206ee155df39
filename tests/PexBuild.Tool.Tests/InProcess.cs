namespace PexBuild.Tool;

/// <summary>The tool without a process of its own, for what needs none.</summary>
internal sealed record InProcess(int Status, string Output, string Error)
{
    public static InProcess Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static InProcess Run(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = new PexTool(new ToolConsole(output, error)).Run(arguments, cancellation);
        return new InProcess(status, output.ToString(), error.ToString());
    }
}
