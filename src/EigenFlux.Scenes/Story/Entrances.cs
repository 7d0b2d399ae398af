using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>Finds the characters whose definitions cannot stand in the prefix, which is there from the beginning to the end.</summary>
internal static class Entrances
{
    /// <summary>Those of the cast whose first use in the source is an <c>enter</c>, and those that the scene forgets.</summary>
    public static IReadOnlySet<string> Of(SceneProgram scene, Evaluator evaluator, IEnumerable<string> cast)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        var forgotten = new HashSet<string>(StringComparer.Ordinal);
        Walk(scene.Body);
        waiting.UnionWith(forgotten);
        waiting.IntersectWith(cast);
        return waiting;

        void Walk(IReadOnlyList<Instruction> body)
        {
            foreach (var instruction in body)
            {
                switch (instruction)
                {
                    case Instruction.Presence { Enters: true } presence:
                        foreach (var id in Who(presence.Who).Where(id => !used.Contains(id)))
                        {
                            waiting.Add(id);
                        }

                        break;
                    case Instruction.Retain { Action: RetainAction.Forget, Target.Kind: RetainTargetKind.Definition } forget:
                        forgotten.UnionWith(Who(new Expression.Variable(forget.Target.Name)).DefaultIfEmpty(forget.Target.Name));
                        break;
                    case Instruction.Write { Speaker: { } speaker }:
                        used.UnionWith(Who(speaker));
                        break;
                    case Instruction.Generate turn:
                        used.UnionWith(turn.Speakers.SelectMany(Who));
                        break;
                    case Instruction.ForEach each:
                        used.UnionWith(Who(each.List).Except(waiting));
                        break;
                }

                foreach (var inner in instruction.Bodies)
                {
                    Walk(inner);
                }

                used.ExceptWith(waiting);
            }
        }

        IEnumerable<string> Who(Expression expression) => evaluator.Evaluate(expression) switch
        {
            FluxValue.Character who => evaluator.MembersOf(who).Select(member => member.Id).Prepend(who.Id),
            FluxValue.List list => list.Items.OfType<FluxValue.Character>().Select(who => who.Id),
            _ => [],
        };
    }
}
