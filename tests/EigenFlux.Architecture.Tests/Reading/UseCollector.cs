using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>
/// Collects what one source uses. This is the definition of a use, for all tests of this project.
/// <para>A type uses another type of this repository if, in a source written by hand,</para>
/// <list type="number">
/// <item>a name in it means the other type: in a declaration, a base list, a constraint, an attribute, a cast, a pattern, <c>typeof</c>, <c>nameof</c>, as
/// <c>var</c>, or behind an alias;</item>
/// <item>a name in it means a member of the other type: a method (extension methods included), property, field, event or constant;</item>
/// <item>an expression in it calls a member without naming it: a constructor (also <c>new()</c>, <c>base()</c> and an attribute's), an indexer, an
/// operator, a conversion, the members behind <c>foreach</c>, <c>await</c>, queries, deconstruction and collection initializers;</item>
/// <item>an expression in it has the other type as its type, written or inferred.</item>
/// </list>
/// <para>Type arguments, elements of arrays, targets of pointers and parts of tuples count wherever the type made of them does, so a call with inferred type
/// arguments uses these. A <c>using static</c> or an alias at the head of a file is a use by the first type of the file. A name in a documentation comment is
/// no use. A type does not use itself or its nested types. Each expression counts at most once per used type.</para>
/// <para>The <c>using</c> of a namespace is no use of a type. It is reported as a use of a member from outside the project if one other assembly declares all
/// of the namespace.</para>
/// </summary>
internal sealed class UseCollector : CSharpSyntaxWalker
{
    private readonly SemanticModel _model;

    private readonly TypeNames _names;

    private readonly Action<Use> _onUse;

    private readonly Action<MemberUse> _onMember;

    private readonly HashSet<TypeName> _found = [];

    private TypeName _from;

    private UseCollector(SemanticModel model, TypeNames names, Action<Use> onUse, Action<MemberUse> onMember)
    {
        _model = model;
        _names = names;
        _onUse = onUse;
        _onMember = onMember;
    }

    /// <summary>Reports every use in a source, by the position of its expression.</summary>
    public static void Collect(SemanticModel model, TypeNames names, Action<Use> onUse, Action<MemberUse> onMember)
    {
        var root = model.SyntaxTree.GetRoot();
        UseCollector collector = new(model, names, onUse, onMember);
        collector._from = collector.TypesOf(root).Select(collector.Declared).FirstOrDefault(
            new TypeName(names.Project(model.Compilation.Assembly), "", Path.GetFileNameWithoutExtension(model.SyntaxTree.FilePath)));
        collector.Visit(root);
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && !IsNested(node))
        {
            var before = _from;
            _from = Declared(node);
            base.Visit(node);
            _from = before;
            return;
        }

        switch (node)
        {
            case UsingDirectiveSyntax { NamespaceOrType: { } name } when _model.GetSymbolInfo(name).Symbol is INamespaceSymbol space:
                Namespace(space, node);
                return;
            case CommonForEachStatementSyntax loop:
                Loop(loop);
                break;
            case AttributeSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                Symbol(_model.GetSymbolInfo(node), node);
                break;
            case QueryClauseSyntax clause:
                Symbol(_model.GetQueryClauseInfo(clause).OperationInfo, node);
                Symbol(_model.GetQueryClauseInfo(clause).CastInfo, node);
                break;
            case OrderingSyntax or SelectOrGroupClauseSyntax:
                Symbol(_model.GetSymbolInfo(node), node);
                break;
            case ExpressionSyntax expression:
                Expression(expression);
                break;
        }

        if (_found.Count > 0)
        {
            Report(node!);
        }

        base.Visit(node);
    }

    private void Expression(ExpressionSyntax expression)
    {
        // A qualified name, an access or a call means what the name in it means.
        if (expression is not (MemberAccessExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax
            or InvocationExpressionSyntax or ParenthesizedExpressionSyntax))
        {
            var info = _model.GetSymbolInfo(expression);
            Symbol(info, expression);
            if (info.Symbol is INamespaceOrTypeSymbol)
            {
                return;
            }
        }

        if (expression.Parent.IsKind(SyntaxKind.CollectionInitializerExpression))
        {
            Symbol(_model.GetCollectionInitializerSymbolInfo(expression), expression);
        }

        var type = _model.GetTypeInfo(expression);
        Type(type.Type);
        if (!SymbolEqualityComparer.Default.Equals(type.Type, type.ConvertedType)
            && _model.GetConversion(expression) is { IsUserDefined: true } conversion)
        {
            Symbol(conversion.MethodSymbol, expression);
        }

        switch (expression)
        {
            case AwaitExpressionSyntax wait:
                Symbol(_model.GetAwaitExpressionInfo(wait).GetAwaiterMethod, wait);
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                Deconstruction(_model.GetDeconstructionInfo(assignment), assignment);
                break;
        }
    }

    private void Loop(CommonForEachStatementSyntax loop)
    {
        var info = _model.GetForEachStatementInfo(loop);
        Symbol(info.GetEnumeratorMethod, loop);
        Symbol(info.CurrentProperty, loop);
        Symbol(info.ElementConversion.MethodSymbol, loop);
        Type(info.ElementType);
        if (loop is ForEachVariableStatementSyntax parts)
        {
            Deconstruction(_model.GetDeconstructionInfo(parts), loop);
        }
    }

    private void Namespace(INamespaceSymbol space, SyntaxNode node)
    {
        // A namespace without types of its own is the beginning of others.
        var assemblies = space.ConstituentNamespaces.Where(part => part.GetTypeMembers().Length > 0)
            .Select(part => part.ContainingAssembly).Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default).ToList();
        if (assemblies is [var only] && _names.Project(only) != _from.Project)
        {
            _onMember(new MemberUse(_names.Project(only), $"(using {space.ToDisplayString()})", IsStatic: false, new Place(_model.SyntaxTree, node.SpanStart)));
        }
    }

    private void Deconstruction(DeconstructionInfo info, SyntaxNode node)
    {
        Symbol(info.Method, node);
        foreach (var part in info.Nested)
        {
            Deconstruction(part, node);
        }
    }

    private void Symbol(SymbolInfo info, SyntaxNode node)
    {
        // The argument of nameof may be a group of methods.
        if (info.Symbol is { } symbol)
        {
            Symbol(symbol, node);
        }
        else
        {
            foreach (var candidate in info.CandidateSymbols)
            {
                Symbol(candidate, node);
            }
        }
    }

    private void Symbol(ISymbol? symbol, SyntaxNode node)
    {
        switch (symbol)
        {
            case ITypeSymbol type:
                Type(type);
                Outside(type, null, node);
                break;
            case IMethodSymbol method:
                Type(method.ContainingType);
                foreach (var argument in method.TypeArguments)
                {
                    Type(argument);
                }

                Outside(method.ContainingType, method, node);
                break;
            case IPropertySymbol or IFieldSymbol or IEventSymbol:
                Type(symbol.ContainingType);
                Outside(symbol.ContainingType, symbol, node);
                break;
        }
    }

    private void Outside(ITypeSymbol? type, ISymbol? member, SyntaxNode node)
    {
        if (type is INamedTypeSymbol { ContainingAssembly: { } assembly, SpecialType: SpecialType.None } named && !_names.IsOwn(assembly))
        {
            var name = member switch
            {
                null => "",
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $".new({constructor.Parameters.FirstOrDefault()?.Type.Name})",
                _ => "." + member.Name,
            };
            _onMember(new MemberUse(assembly.Name, _names.Spell(named) + name, member is { IsStatic: true }, new Place(_model.SyntaxTree, node.SpanStart)));
        }
    }

    private void Type(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Type(array.ElementType);
                break;
            case IPointerTypeSymbol pointer:
                Type(pointer.PointedAtType);
                break;
            case IFunctionPointerTypeSymbol function:
                Type(function.Signature.ReturnType);
                foreach (var parameter in function.Signature.Parameters)
                {
                    Type(parameter.Type);
                }

                break;
            case INamedTypeSymbol named:
                // A type that the compiler makes, as for the lambda of a variable, has no name.
                if (named.ContainingAssembly is { } assembly && _names.IsOwn(assembly) && named.CanBeReferencedByName)
                {
                    _found.Add(_names.Of(named));
                }

                Type(named.ContainingType);
                foreach (var argument in named.TypeArguments)
                {
                    Type(argument);
                }

                break;
        }
    }

    private void Report(SyntaxNode node)
    {
        foreach (var to in _found.Where(to => to != _from))
        {
            _onUse(new Use(_from, to, new Place(_model.SyntaxTree, node.SpanStart)));
        }

        _found.Clear();
    }

    private IEnumerable<SyntaxNode> TypesOf(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private TypeName Declared(SyntaxNode type) => _names.Of((INamedTypeSymbol)_model.GetDeclaredSymbol(type)!);

    private static bool IsNested(SyntaxNode type) => type.Parent is BaseTypeDeclarationSyntax;
}
