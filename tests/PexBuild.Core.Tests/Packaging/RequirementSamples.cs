namespace PexBuild.Packaging;

internal static class RequirementSamples
{
    /// <summary>What only packaging before 22 takes.</summary>
    public static IReadOnlyList<string> Legacy { get; } = ["pytz (>dev)", "foo==2004d", "foo>=2.7.*", "foo (>=1.0.dev-r1)", "foo>=1.0+local"];

    /// <summary>What packaging before 22 takes without any sense in it.</summary>
    public static IReadOnlyList<string> Incomplete { get; } = ["foo>", "foo>="];

    public static IReadOnlyList<string> All { get; } =
    [
        "foo", "foo ", "Foo.Bar_baz-2", "foo>=1", "foo >= 1 , < 2", "foo(>=1)", "foo (>=1,<2)", "foo ( >=1 ) ; os_name=='nt'", "foo[bar]",
        "foo [ bar , baz ] >=1", "foo[]", "foo[bar,bar]",
        "foo==1.*", "foo===1.0-foo", "foo~=1.4.2", "foo!=1.5", "foo @ https://example.org/foo-1.0.tar.gz", "foo@ file:///a/b.whl",
        "foo @https://example.org/x#sha256=1",
        "foo[bar] @ git+https://example.org/x@v1#egg=foo ; python_version < '3'", "foo; python_version<\"3\"",
        "foo>=1;python_version>='3' and (os_name=='posix' or extra == 'x')",
        "foo ; sys_platform == 'win32' and 'linux' in sys_platform", "foo ; os.name == 'nt'", "foo; python_version not in '2.6, 2.7'",
        "foo; python_implementation == 'PyPy'",
        "requests[security,tests] >= 2.8.1, == 2.8.* ; python_version < \"2.7\"", "name@http://foo.com", "A", "A.B-C_D", "7zip>1",
        .. Legacy, .. Incomplete,
        "", "foo bar", "foo[", "foo[bar", "foo[bar baz]", "foo(>=1", "foo>=1)", "-foo", "foo-", "foo ; ", "foo ; python_version", "foo ; python_version <",
        "foo ; bogus == '1'",
        "foo ; python_version < 3", "foo ; (os_name=='nt'", "foo @", "foo=1", "foo = 1", "foo>=1 <2", "foo>=1 ; os_name == 'nt' xor os_name == 'x'", "foo~=1",
        "foo ~= 1.*", "foo;os_name=='nt' or",
    ];
}
