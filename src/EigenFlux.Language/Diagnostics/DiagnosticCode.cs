namespace EigenFlux.Language.Diagnostics;

/// <summary>One kind of diagnostic, declared once in <see cref="DiagnosticCodes"/>.</summary>
/// <param name="Id">The identifier, such as <c>EF1203</c>; a retired identifier is never reused.</param>
/// <param name="Severity">The severity of its diagnostics.</param>
/// <param name="Title">A short description of the problem in general.</param>
/// <param name="Format">The composite format of the message, with placeholders <c>{0}</c>, <c>{1}</c> and so on.</param>
public sealed record DiagnosticCode(string Id, DiagnosticSeverity Severity, string Title, string Format);
