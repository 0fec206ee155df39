namespace PexBuild.Diagnostics;

/// <summary>A row of the catalogue whose text is complete.</summary>
public sealed class PexError : PexErrorCode
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Makes the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it leads the line.</param>
    public PexException Error(string origin) => Throwable(origin);

    /// <summary>Makes a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin) => Report(PexSeverity.Warning, origin);
}

/// <summary>A row of the catalogue whose text is completed by what the operating system says.</summary>
public sealed class PexSystemError : PexErrorCode
{
    internal PexSystemError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Makes the exception for this code out of what the operating system refused; its message is shown whole.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it leads the line.</param>
    /// <param name="refusal">What was caught.</param>
    public PexException Because(string origin, Exception refusal) =>
        new(Report(PexSeverity.Error, origin, new VerbatimText(DisplayText.Escape(refusal.Message, int.MaxValue))), refusal);
}

/// <summary>A row of the catalogue whose text has one value.</summary>
/// <typeparam name="T1">What the value is.</typeparam>
public sealed class PexError<T1> : PexErrorCode
    where T1 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Makes the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it leads the line.</param>
    /// <param name="value">The value, <c>{0}</c> in the text.</param>
    public PexException Error(string origin, T1 value) => Throwable(origin, value);

    /// <summary>Makes a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value) => Report(PexSeverity.Warning, origin, value);
}

/// <summary>A row of the catalogue whose text has two values.</summary>
/// <typeparam name="T1">What the first value is.</typeparam>
/// <typeparam name="T2">What the second value is.</typeparam>
public sealed class PexError<T1, T2> : PexErrorCode
    where T1 : notnull
    where T2 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Makes the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it leads the line.</param>
    /// <param name="value1">The first value, <c>{0}</c> in the text.</param>
    /// <param name="value2">The second value, <c>{1}</c> in the text.</param>
    public PexException Error(string origin, T1 value1, T2 value2) => Throwable(origin, value1, value2);

    /// <summary>Makes a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value1, T2 value2) => Report(PexSeverity.Warning, origin, value1, value2);
}

/// <summary>A row of the catalogue whose text has three values.</summary>
/// <typeparam name="T1">What the first value is.</typeparam>
/// <typeparam name="T2">What the second value is.</typeparam>
/// <typeparam name="T3">What the third value is.</typeparam>
public sealed class PexError<T1, T2, T3> : PexErrorCode
    where T1 : notnull
    where T2 : notnull
    where T3 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Makes the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it leads the line.</param>
    /// <param name="value1">The first value, <c>{0}</c> in the text.</param>
    /// <param name="value2">The second value, <c>{1}</c> in the text.</param>
    /// <param name="value3">The third value, <c>{2}</c> in the text.</param>
    public PexException Error(string origin, T1 value1, T2 value2, T3 value3) => Throwable(origin, value1, value2, value3);

    /// <summary>Makes a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value1, T2 value2, T3 value3) => Report(PexSeverity.Warning, origin, value1, value2, value3);
}

/// <summary>A row of the catalogue whose text has five values.</summary>
/// <typeparam name="T1">What the first value is.</typeparam>
/// <typeparam name="T2">What the second value is.</typeparam>
/// <typeparam name="T3">What the third value is.</typeparam>
/// <typeparam name="T4">What the fourth value is.</typeparam>
/// <typeparam name="T5">What the fifth value is.</typeparam>
public sealed class PexError<T1, T2, T3, T4, T5> : PexErrorCode
    where T1 : notnull
    where T2 : notnull
    where T3 : notnull
    where T4 : notnull
    where T5 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Makes the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it leads the line.</param>
    /// <param name="value1">The first value, <c>{0}</c> in the text.</param>
    /// <param name="value2">The second value, <c>{1}</c> in the text.</param>
    /// <param name="value3">The third value, <c>{2}</c> in the text.</param>
    /// <param name="value4">The fourth value, <c>{3}</c> in the text.</param>
    /// <param name="value5">The fifth value, <c>{4}</c> in the text.</param>
    public PexException Error(string origin, T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Throwable(origin, value1, value2, value3, value4, value5);

    /// <summary>Makes a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Report(PexSeverity.Warning, origin, value1, value2, value3, value4, value5);
}
