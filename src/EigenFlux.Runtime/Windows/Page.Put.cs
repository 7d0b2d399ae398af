using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <content>How tokens come into the page-state.</content>
internal sealed partial class Page
{
    private void Insert(int index, LedgerEntry entry, TokenId[] tokens, string text, bool again)
    {
        FindCharacters(entry, 0, tokens);
        PutAt(ledger.Insert(index, entry, tokens.Length), entry, tokens, text, again);
    }

    /// <summary>Tells the ledger which of an entry's tokens begin within a character, where its policy could leave one at the head.</summary>
    private void FindCharacters(LedgerEntry entry, int from, TokenId[] tokens)
    {
        if (ledger.CutsSegments)
        {
            entry.BeginWithin(Characters.Within(tokens, Tokenizer, from));
        }
    }

    /// <summary>Puts tokens into the middle: what comes after them is computed again, or moved as after a deletion.</summary>
    private void PutAt(int at, LedgerEntry entry, TokenId[] tokens, string text, bool again)
    {
        memory.Session.Insert(at, tokens, cache);
        premises?.Insert(at, tokens, entry.Segment, entry.Kind, text, cache);
        emit(new FluxEvent.Appended(at, entry.Segment, entry.Kind, tokens, text, again, Name));
    }

    private void Put(string segment, SegmentKind kind, TokenId[] tokens, string text, bool again, Spoken? said = null)
    {
        var at = memory.Session.Length;
        if (premises is null)
        {
            memory.Session.Append(tokens);
        }
        else
        {
            premises.Append(tokens, segment, kind, text, said, isNew: !again);
        }

        emit(new FluxEvent.Appended(at, segment, kind, tokens, text, again, Name));
        premises?.Tell();
    }
}
