using PexBuild.Fuzz;

if (Options.AreForHelp(args))
{
    Console.WriteLine(Options.Usage);
    return 0;
}
try
{
    return new Fuzzer(Options.Parse(args)).Run();
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
