namespace PexBuild.Packaging;

[TestClass]
public sealed class InterpreterConstraintTests
{
    [TestMethod]
    [DataRow("CPython>=3.8,<4", "CPython", null, ">=3.8,<4")]
    [DataRow(">=3.6", null, null, ">=3.6")]
    [DataRow("PyPy", "PyPy", null, "")]
    [DataRow("cpython ==2.7.*", "CPython", null, "==2.7.*")]
    [DataRow("CPython+t>=3.13", "CPython", true, ">=3.13")]
    [DataRow("CPython-t", "CPython", false, "")]
    [DataRow("CPython[free-threaded]==3.14.*", "CPython", true, "==3.14.*")]
    [DataRow("CPython[gil]", "CPython", false, "")]
    public void An_interpreter_constraint_has_implementation_and_versions(string text, string? implementation, bool? freeThreaded, string specifiers)
    {
        Assert.IsTrue(InterpreterConstraint.TryParse(text, out var constraint));

        Assert.AreEqual((implementation, freeThreaded, specifiers), (constraint.Implementation, constraint.FreeThreaded, constraint.Specifiers.ToString()));
    }

    [TestMethod]
    [DataRow("Python 3")]
    [DataRow("CPython 3.8")]
    [DataRow("Jython>=2.7")]
    public void Other_texts_are_no_interpreter_constraints(string text) => Assert.IsFalse(InterpreterConstraint.TryParse(text, out _));
}
