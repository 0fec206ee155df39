using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PexBuild.Testing;

namespace PexBuild.Diagnostics;

/// <summary>Whoever wants to see, reword or translate what the product says reads one folder.</summary>
[TestClass]
public sealed class MessageTextTests
{
    private const string Table = "src/PexBuild.Core/Diagnostics";

    /// <summary>What makes a message out of its arguments.</summary>
    private static readonly string[] s_makers = ["Error", "ErrorAt", "Warning", "ContainerError", "Wrong", "Broken", "Problem", "Report", "NotVerifiable"];

    /// <summary>Exceptions for the programmer who calls; a user never sees them.</summary>
    private static readonly string[] s_callers = [nameof(ArgumentException), nameof(InvalidOperationException), nameof(NotSupportedException)];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("src/PexBuild.Core")]
    [DataRow("src/PexBuild.Tool")]
    public void Messages_are_composed_in_Diagnostics_only(string project)
    {
        var found = new List<string>();
        var calls = 0;
        foreach (var file in Files(project))
        {
            var root = CSharpSyntaxTree.ParseText(File.ReadAllText(file), cancellationToken: TestContext.CancellationToken)
                .GetRoot(TestContext.CancellationToken);
            foreach (var node in root.DescendantNodes())
            {
                var isMaker = IsMaker(node);
                calls += isMaker ? 1 : 0;
                var text = IsVerbatim(node)
                    ? node
                    : isMaker || node is ThrowStatementSyntax or ThrowExpressionSyntax ? node.DescendantNodes().FirstOrDefault(IsProse)
                    : null;
                if (text is not null)
                    found.Add($"{Path.GetFileName(file)}({text.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {text}");
            }
        }

        Assert.IsEmpty(found, string.Join('\n', found));
        Assert.IsGreaterThan(10, calls);
    }

    private static IEnumerable<string> Files(string project) => Directory.EnumerateFiles(Repository.At(project), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Repository.At(Table), StringComparison.Ordinal));

    private static bool IsMaker(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: var called } && s_makers.Contains(called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    });

    private static bool IsVerbatim(SyntaxNode node) =>
        node is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: nameof(VerbatimText) } };

    private static bool IsProse(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsSentence(literal.Token.ValueText) && !IsForCaller(node),
        InterpolatedStringTextSyntax text => IsSentence(text.TextToken.ValueText) && !IsForCaller(node),
        _ => false,
    };

    private static bool IsSentence(string text) => text.Any(char.IsLetter) && text.Contains(' ', StringComparison.Ordinal);

    private static bool IsForCaller(SyntaxNode node) =>
        node.Ancestors().OfType<ObjectCreationExpressionSyntax>()
            .Any(creation => creation.Type is SimpleNameSyntax type && s_callers.Contains(type.Identifier.Text));
}
