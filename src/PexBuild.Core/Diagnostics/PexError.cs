namespace PexBuild.Diagnostics;

/// <summary>A row of the catalogue whose text has no values.</summary>
public sealed class PexError : PexErrorCode
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Creates the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it starts the line.</param>
    public PexException Error(string origin) => Throwable(origin);

    /// <summary>Creates a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin) => Report(PexSeverity.Warning, origin);
}

/// <summary>A row of the catalogue whose text includes the operating system's message.</summary>
public sealed class PexSystemError : PexErrorCode
{
    internal PexSystemError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Creates the exception for this code from an operating system error, whose message is not truncated.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it starts the line.</param>
    /// <param name="refusal">The caught exception.</param>
    public PexException Because(string origin, Exception refusal) =>
        new(Report(PexSeverity.Error, origin, new VerbatimText(DisplayText.Escape(refusal.Message, int.MaxValue))), refusal);
}

/// <summary>A row of the catalogue whose text has one value.</summary>
/// <typeparam name="T1">The type of the value.</typeparam>
public sealed class PexError<T1> : PexErrorCode
    where T1 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Creates the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it starts the line.</param>
    /// <param name="value">The value, <c>{0}</c> in the text.</param>
    public PexException Error(string origin, T1 value) => Throwable(origin, value);

    /// <summary>Creates a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value) => Report(PexSeverity.Warning, origin, value);
}

/// <summary>A row of the catalogue whose text has two values.</summary>
/// <typeparam name="T1">The type of the first value.</typeparam>
/// <typeparam name="T2">The type of the second value.</typeparam>
public sealed class PexError<T1, T2> : PexErrorCode
    where T1 : notnull
    where T2 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Creates the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it starts the line.</param>
    /// <param name="value1">The first value, <c>{0}</c> in the text.</param>
    /// <param name="value2">The second value, <c>{1}</c> in the text.</param>
    public PexException Error(string origin, T1 value1, T2 value2) => Throwable(origin, value1, value2);

    /// <summary>Creates a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value1, T2 value2) => Report(PexSeverity.Warning, origin, value1, value2);
}

/// <summary>A row of the catalogue whose text has three values.</summary>
/// <typeparam name="T1">The type of the first value.</typeparam>
/// <typeparam name="T2">The type of the second value.</typeparam>
/// <typeparam name="T3">The type of the third value.</typeparam>
public sealed class PexError<T1, T2, T3> : PexErrorCode
    where T1 : notnull
    where T2 : notnull
    where T3 : notnull
{
    internal PexError(string id, string problem, string remedy) : base(id, problem, remedy)
    {
    }

    /// <summary>Creates the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it starts the line.</param>
    /// <param name="value1">The first value, <c>{0}</c> in the text.</param>
    /// <param name="value2">The second value, <c>{1}</c> in the text.</param>
    /// <param name="value3">The third value, <c>{2}</c> in the text.</param>
    public PexException Error(string origin, T1 value1, T2 value2, T3 value3) => Throwable(origin, value1, value2, value3);

    /// <summary>Creates a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value1, T2 value2, T3 value3) => Report(PexSeverity.Warning, origin, value1, value2, value3);
}

/// <summary>A row of the catalogue whose text has five values.</summary>
/// <typeparam name="T1">The type of the first value.</typeparam>
/// <typeparam name="T2">The type of the second value.</typeparam>
/// <typeparam name="T3">The type of the third value.</typeparam>
/// <typeparam name="T4">The type of the fourth value.</typeparam>
/// <typeparam name="T5">The type of the fifth value.</typeparam>
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

    /// <summary>Creates the exception for this code.</summary>
    /// <param name="origin">The file, folder or command that the message is about; it starts the line.</param>
    /// <param name="value1">The first value, <c>{0}</c> in the text.</param>
    /// <param name="value2">The second value, <c>{1}</c> in the text.</param>
    /// <param name="value3">The third value, <c>{2}</c> in the text.</param>
    /// <param name="value4">The fourth value, <c>{3}</c> in the text.</param>
    /// <param name="value5">The fifth value, <c>{4}</c> in the text.</param>
    public PexException Error(string origin, T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Throwable(origin, value1, value2, value3, value4, value5);

    /// <summary>Creates a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Report(PexSeverity.Warning, origin, value1, value2, value3, value4, value5);
}
