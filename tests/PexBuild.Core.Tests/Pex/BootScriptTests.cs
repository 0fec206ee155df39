namespace PexBuild.Pex;

[TestClass]
public sealed class BootScriptTests
{
    private const string Pex1 = "import os\nimport sys\n\n__entry_point__ = None\n";
    private const string Pex21 = "import os\nimport sys\n\n\n__INSTALLED_FROM__ = '__PEX_EXE__'\n";
    private const string Pex2105 = "# Copyright 2014 Pex project contributors.\n# Licensed under the Apache License, Version 2.0 (see LICENSE).\n\nimport os\n"
        + "import sys\n\nTYPE_CHECKING = False\n";

    [TestMethod]
    [DataRow("\n\n" + Pex1)]
    [DataRow("#!/usr/bin/env python3.8\n\n" + Pex21)]
    [DataRow("#!/usr/bin/env python3.11\n\n" + Pex2105)]
    [DataRow("#!/bin/sh\n'''': pshprs\nexec python\n'''\n\n" + Pex2105)]
    [DataRow("# The boot code of a native runtime.\nraise SystemExit\n")]
    public void Parse_finds_no_preamble_in_boot_code_alone(string text) => Assert.IsNull(BootScript.Parse(text).Preamble);

    [TestMethod]
    [DataRow(Pex1)]
    [DataRow("#!/usr/bin/env python3.8\n{0}" + Pex21)]
    [DataRow("#!/usr/bin/env python3.11\n{0}" + Pex2105)]
    [DataRow("#!/bin/sh\n'''': pshprs\nexec python\n'''\n{0}" + Pex2105)]
    public void Parse_finds_what_comes_before_the_boot_code(string template)
    {
        // It imports what the boot code imports, and must not be taken for it.
        const string Preamble = "import os\nimport sys\nsys.preamble = 1\n";
        var text = template.Contains("{0}", StringComparison.Ordinal)
            ? template.Replace("{0}", Preamble + "\n", StringComparison.Ordinal)
            : Preamble + "\n" + template;

        Assert.AreEqual(Preamble, BootScript.Parse(text).Preamble);
    }

    [TestMethod]
    public void Parse_reads_the_shebang_of_a_script_with_windows_line_ends() =>
        Assert.AreEqual("#!/usr/bin/env python3", BootScript.Parse("#!/usr/bin/env python3\r\n" + Pex21).Shebang);

    [TestMethod]
    [DataRow("#!/usr/bin/env python3.11", "python3.11")]
    [DataRow("#!/usr/bin/python2.7", "python2.7")]
    [DataRow("#! /opt/py/bin/pypy3.9", "pypy3.9")]
    [DataRow("#!/bin/sh", null)]
    [DataRow("#!/usr/bin/env -S python3 -I", null)]
    [DataRow("#!/opt/my tools/python3", null)]
    [DataRow(null, null)]
    public void PythonName_is_read_of_plain_shebangs_only(string? line, string? name) => Assert.AreEqual(name, ShebangLine.PythonName(line));
}
