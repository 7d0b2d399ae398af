using System.Collections.Immutable;
using System.Reflection;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>
/// The parts of a type of node that have a place in the source: its nodes and its spans. They are those by which a node is made, the
/// parameters of its constructor, so that no node lists its children by hand and none can be forgotten.
/// </summary>
internal sealed class SyntaxShape
{
    private static readonly Lazy<Dictionary<Type, SyntaxShape>> Shapes = new(() => typeof(SyntaxNode).Assembly.GetTypes()
        .Where(type => typeof(SyntaxNode).IsAssignableFrom(type) && !type.IsAbstract)
        .ToDictionary(type => type, type => new SyntaxShape(type)));

    private readonly Part[] _parts;

    private SyntaxShape(Type type)
    {
        var made = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        _parts = [.. made.GetParameters().Select(parameter => Part.Of(type, type.GetProperty(parameter.Name!)!)).OfType<Part>()];
    }

    public static SyntaxShape Of(SyntaxNode node) => Shapes.Value[node.GetType()];

    public ImmutableArray<SyntaxNode> Children(SyntaxNode node)
    {
        var children = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var part in _parts)
        {
            part.AddTo(children, node);
        }

        // An empty node comes before the one that starts at its place.
        children.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.End.CompareTo(b.Span.End));
        return children.ToImmutable();
    }

    /// <summary>Moves all parts of a copy that is not seen by anyone yet.</summary>
    public void Move(SyntaxNode copy, int by)
    {
        foreach (var part in _parts)
        {
            part.Move(copy, by);
        }
    }

    private abstract class Part
    {
        public static Part? Of(Type node, PropertyInfo property)
        {
            var type = property.PropertyType;
            if (type == typeof(TextSpan))
            {
                return Make(typeof(SpanPart<>), node);
            }

            if (typeof(SyntaxNode).IsAssignableFrom(type))
            {
                return Make(typeof(NodePart<,>), node, type);
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && typeof(SyntaxNode).IsAssignableFrom(type.GetGenericArguments()[0]))
            {
                return Make(typeof(ListPart<,>), node, type.GetGenericArguments()[0]);
            }

            return type == typeof(string) || type.IsPrimitive || type.IsEnum
                ? null
                : throw new InvalidOperationException($"{node.Name}.{property.Name} may hold nodes in a form that is not known.");

            Part Make(Type part, params Type[] arguments) => (Part)Activator.CreateInstance(part.MakeGenericType(arguments), property)!;
        }

        public virtual void AddTo(ImmutableArray<SyntaxNode>.Builder children, SyntaxNode node)
        {
        }

        public abstract void Move(SyntaxNode copy, int by);

        protected static Func<TNode, TValue> Getter<TNode, TValue>(PropertyInfo property) =>
            (Func<TNode, TValue>)property.GetMethod!.CreateDelegate(typeof(Func<TNode, TValue>));

        protected static Action<TNode, TValue> Setter<TNode, TValue>(PropertyInfo property) =>
            (Action<TNode, TValue>)property.SetMethod!.CreateDelegate(typeof(Action<TNode, TValue>));
    }

    private sealed class SpanPart<TNode>(PropertyInfo property) : Part
        where TNode : SyntaxNode
    {
        private readonly Func<TNode, TextSpan> _get = Getter<TNode, TextSpan>(property);
        private readonly Action<TNode, TextSpan> _set = Setter<TNode, TextSpan>(property);

        public override void Move(SyntaxNode copy, int by) => _set((TNode)copy, _get((TNode)copy).Move(by));
    }

    private sealed class NodePart<TNode, TChild>(PropertyInfo property) : Part
        where TNode : SyntaxNode
        where TChild : SyntaxNode
    {
        private readonly Func<TNode, TChild?> _get = Getter<TNode, TChild?>(property);
        private readonly Action<TNode, TChild> _set = Setter<TNode, TChild>(property);

        public override void AddTo(ImmutableArray<SyntaxNode>.Builder children, SyntaxNode node)
        {
            if (_get((TNode)node) is { } child)
            {
                children.Add(child);
            }
        }

        public override void Move(SyntaxNode copy, int by)
        {
            if (_get((TNode)copy) is { } child)
            {
                _set((TNode)copy, (TChild)child.Move(by));
            }
        }
    }

    private sealed class ListPart<TNode, TChild>(PropertyInfo property) : Part
        where TNode : SyntaxNode
        where TChild : SyntaxNode
    {
        private readonly Func<TNode, ImmutableArray<TChild>> _get = Getter<TNode, ImmutableArray<TChild>>(property);
        private readonly Action<TNode, ImmutableArray<TChild>> _set = Setter<TNode, ImmutableArray<TChild>>(property);

        public override void AddTo(ImmutableArray<SyntaxNode>.Builder children, SyntaxNode node)
        {
            foreach (var child in _get((TNode)node))
            {
                children.Add(child);
            }
        }

        public override void Move(SyntaxNode copy, int by)
        {
            var items = _get((TNode)copy);
            if (items.IsEmpty)
            {
                return;
            }

            var moved = ImmutableArray.CreateBuilder<TChild>(items.Length);
            foreach (var item in items)
            {
                moved.Add((TChild)item.Move(by));
            }

            _set((TNode)copy, moved.MoveToImmutable());
        }
    }
}
