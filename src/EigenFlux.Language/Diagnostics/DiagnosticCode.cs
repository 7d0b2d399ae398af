namespace EigenFlux.Language.Diagnostics;

/// <summary>One kind of diagnostic, declared once in <see cref="DiagnosticCodes"/>.</summary>
/// <param name="Id">As in <c>EF1203</c>; never used again for another meaning.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is wrong, in general.</param>
/// <param name="Format">The message, with <c>{0}</c>, <c>{1}</c> … for what it is about.</param>
public sealed record DiagnosticCode(string Id, DiagnosticSeverity Severity, string Title, string Format);
