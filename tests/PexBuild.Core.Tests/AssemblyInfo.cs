global using ZipMember = PexBuild.Testing.Fixtures.ZipMember;
global using ZipRecords = PexBuild.Testing.Fixtures.ZipRecords;
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
