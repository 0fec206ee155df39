namespace PexBuild.Testing.Fixtures;

/// <summary>Files that look like a PEX, or are called one, and are none.</summary>
public static class ForeignZipapp
{
    /// <summary>What Python's own <c>zipapp</c> makes.</summary>
    public static byte[] Plain() => new ZipFixture()
        .WithPrefix("#!/usr/bin/env python3\n")
        .Add("__main__.py", "import app\n\napp.main()\n")
        .Add("app.py", "def main():\n    print('plain')\n")
        .ToBytes();

    /// <summary>What shiv makes: its distributions are in <c>site-packages</c>, its settings in <c>environment.json</c>.</summary>
    public static byte[] Shiv() => new ZipFixture()
        .WithPrefix("#!/usr/bin/env python3\n")
        .Add("__main__.py", "from _bootstrap import bootstrap\n\nbootstrap()\n")
        .Add("_bootstrap/__init__.py", "def bootstrap():\n    raise SystemExit('shiv')\n")
        .Add("environment.json", """{"build_id": "0", "entry_point": "app:main", "always_write_cache": false}""")
        .Add("site-packages/app.py", "def main():\n    pass\n")
        .ToBytes();

    /// <summary>What build systems that have a <c>.pex</c> of their own make: called PEX, without PEX-INFO.</summary>
    public static byte[] BuildSystemPex() => new ZipFixture()
        .WithPrefix("#!/usr/bin/env python3\n")
        .Add("__main__.py", "from __run_main__ import main\n\nmain()\n")
        .Add("__run_main__.py", "def main():\n    raise SystemExit('inplace')\n")
        .Add(".bootstrap/plz.py", "# import hooks\n")
        .Add("third_party/python/app.py", "")
        .ToBytes();

    /// <summary>A launcher of Windows: an executable with a zip behind it, and the interpreter's line as the comment.</summary>
    public static byte[] WindowsLauncher() => new ZipFixture()
        .WithPrefix([(byte)'M', (byte)'Z', .. new byte[510]], count: false)
        .WithComment("\n#!C:\\Python\\python.exe\n")
        .Add("__main__.py", "import app\n")
        .ToBytes();
}
