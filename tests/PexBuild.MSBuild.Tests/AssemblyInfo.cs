// Each test drives `dotnet` processes, which use more than one core at times.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
