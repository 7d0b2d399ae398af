namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>One reference to a type or a member from outside this repository, or a <c>using</c> of a namespace of one other project or assembly.</summary>
/// <param name="Assembly">The assembly that declares it; the project if it is of this repository.</param>
/// <param name="Member"><c>(using NAMESPACE)</c>, or the type's full name and the member's name; a constructor is <c>new</c> with the type of its first parameter, as in <c>System.IO.StreamReader.new(String)</c>.</param>
/// <param name="IsStatic">Whether the member is static.</param>
/// <param name="Place">The position of the reference.</param>
internal readonly record struct MemberUse(string Assembly, string Member, bool IsStatic, Place Place);
