
namespace PexBuild.Planning;

[TestClass]
public sealed class CompiledFilesTests
{
    private static readonly string[] s_files = ["app.py", "pkg/core.py", "pkg/__init__.py", "pkg/fast.so"];

    [TestMethod]
    [DataRow("app.pyc")]
    [DataRow("app.pyo")]
    [DataRow("pkg/__pycache__/core.cpython-311.pyc")]
    [DataRow("pkg/__pycache__/__init__.cpython-311.opt-1.pyc")]
    public void A_compiled_file_is_left_out_when_its_source_is_there(string path) => Assert.IsTrue(CompiledFiles.IsLeftOut(path, s_files.Contains));

    [TestMethod]
    [DataRow("other.pyc")]
    [DataRow("pkg/__pycache__/other.cpython-311.pyc")]
    [DataRow("pkg/core.py")]
    [DataRow("pkg/fast.so")]
    public void Other_files_are_kept(string path) => Assert.IsFalse(CompiledFiles.IsLeftOut(path, s_files.Contains));

    [TestMethod]
    [DataRow("__pycache__/x.pyc")]
    [DataRow("__pycache__/.pyc")]
    public void Odd_names_in_the_cache_folder_are_kept(string path) => Assert.IsFalse(CompiledFiles.IsLeftOut(path, s_files.Contains));
}
