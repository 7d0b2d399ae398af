"use strict";

// What is in a window after each beat, from the map alone. The rules are those of docs/map.md; WindowHistory.cs follows them too.

/** The segments by name. Of two with one name the one that is in the window first tells. */
function segmentsOf(map) {
  const known = new Map();
  for (const segment of map.segments) {
    if (!known.has(segment.id)) known.set(segment.id, segment);
  }
  return known;
}

/** The beats at which a segment is live, as ranges; where the map tells none, from its birth to its last use, and for a definition or lore never. */
function usesOf(segment, beats) {
  return segment.uses.length > 0 || ["definition", "lore"].includes(segment.kind)
    ? segment.uses
    : [{ from: segment.birth, to: Math.max(segment.birth, Math.min(segment.lastUse, beats - 1)) }];
}

/** The views of a map; where everyone sees everything one, which is everyone's. */
const viewsOf = map => map.views ?? [{ names: null, own: [], ownTokens: 0, private: [], schedule: map.schedule }];

/** Whether a view has a segment in its window, or may have. */
const sees = (view, segment) => !segment.seenBy || view.names !== null && view.names.some(name => segment.seenBy.includes(name));

/** For each beat whether a view has its text in its window. */
function beatsSeen(map, view) {
  const known = segmentsOf(map);
  return map.beats.map(beat => !known.has(beat.segment) || sees(view, known.get(beat.segment)));
}

/**
 * The lives of all segments in a view's window under a schedule, "worst" or "expected". A life is one stay in the window: `from` and `to` are its first and
 * last beat, `steps` the beats at which its position or length changes (beat, start, tokens, one after the other), `enters` where it comes
 * in, in positions of the beat before, `leaves` where it was, in positions of the beat after, `falls` when it begins to lose tokens, and
 * `gone` when nothing is left.
 */
function livesOf(map, name, view) {
  const known = segmentsOf(map);
  const seenBeats = beatsSeen(map, view);
  const tokensOf = range => name === "worst" ? range.max : range.expected;
  const isPrefix = life => life.segment.placement === "prefix";
  const isOwn = life => life.segment.placement === "tail";
  const isStory = life => !isPrefix(life) && ["turn", "line", "narration"].includes(life.segment.kind);
  const lives = [];
  const page = [];
  const writings = new Map();
  const firstBeats = new Map();
  for (const beat of map.beats) {
    if (!firstBeats.has(beat.segment)) firstBeats.set(beat.segment, beat.index);
  }

  const begin = (segment, tokens, at, from) => {
    const number = writings.get(segment.id) ?? 0;
    writings.set(segment.id, number + 1);
    const life = { segment, number, tokens, from, to: from, steps: [], enters: null, leaves: null, falls: null, gone: null };
    page.splice(at, 0, life);
    return life;
  };

  const indexAtDepth = depth => {
    let index = page.length;
    while (index > 0 && !isPrefix(page[index - 1]) && page[index - 1].segment.kind !== "summary" && depth > 0) {
      index--;
      if (isStory(page[index])) depth--;
    }
    return index;
  };

  const restoreNotes = () => {
    for (const note of page.filter(life => life.segment.depth !== null && !isPrefix(life))) {
      const at = page.indexOf(note);
      const depth = note.segment.depth;
      const after = page.slice(at + 1).filter(isStory).length;
      if (after !== depth && (after > depth || page.slice(0, at).some(isStory))) {
        page.splice(at, 1);
        page.splice(indexAtDepth(depth), 0, note);
      }
    }
  };

  // What the view alone has comes to the end, for its owner to speak.
  const raiseOwn = () => {
    const own = page.filter(isOwn);
    page.splice(0, page.length, ...page.filter(life => !isOwn(life)), ...own);
  };

  for (const segment of map.segments) {
    if (segment.placement === "prefix") begin(segment, segment.range.max, page.length, 0);
  }
  for (const id of view.own) begin(known.get(id), known.get(id).range.max, page.length, 0);

  let length = page.reduce((sum, life) => sum + life.tokens, 0);
  for (const entry of view.schedule[name]) {
    const beat = map.beats[entry.beat];
    const seen = seenBeats[entry.beat];
    const moment = { beat: entry.beat, generated: entry.generated };
    const removed = [];
    const remove = id => {
      const at = page.findIndex(life => !isPrefix(life) && life.segment.id === id);
      if (at < 0) return false;
      const [life] = page.splice(at, 1);
      life.to = entry.beat - 1;
      life.gone = moment;
      life.falls ??= moment;
      removed.push({ life, before: page.slice(0, at) });
      return true;
    };

    const write = (id, tokens) => {
      const segment = known.get(id);
      if (!segment || segment.placement === "prefix") return;
      const at = segment.kind === "summary" ? page.filter(isPrefix).length
        : segment.depth === null ? page.length : indexAtDepth(segment.depth);
      const next = page.slice(at).find(life => life.steps.length > 0);
      begin(segment, tokens ?? tokensOf(segment.range), at, entry.beat).enters = next ? next.steps.at(-2) : length;
    };

    // What is deleted was there before the beat's text; where it was not, the beat wrote it and lost it again.
    const later = entry.deleted.slice(0, entry.deletedFirst).filter(id => !remove(id));
    for (const { id, tokens } of entry.written) write(id, tokens);
    if (beat.kind === "generated" && seen) restoreNotes();
    later.push(...entry.deleted.slice(entry.deletedFirst).filter(id => !remove(id)));
    if (beat.kind === "generated" && !beat.person && !beat.plays && view.names?.includes(beat.speaker)) raiseOwn();
    if (seen && (firstBeats.get(beat.segment) === beat.index || entry.reinstated.includes(beat.segment))) {
      write(beat.segment, tokensOf(beat.tokens));
    }
    later.forEach(remove);

    // What is cut is among the segments named; others are passed over.
    let surplus = page.reduce((sum, life) => sum + life.tokens, 0) - entry.window;
    for (const life of page) {
      if (surplus <= 0) break;
      if (isPrefix(life) || !entry.cut.includes(life.segment.id)) continue;
      const gone = Math.min(surplus, life.tokens);
      life.tokens -= gone;
      life.falls ??= moment;
      surplus -= gone;
    }

    length = 0;
    for (const life of page) {
      if (life.steps.length === 0) lives.push(life);
      if (life.steps.length === 0 || life.steps.at(-2) !== length || life.steps.at(-1) !== life.tokens) {
        life.steps.push(entry.beat, length, life.tokens);
      }
      life.to = entry.beat;
      length += life.tokens;
    }
    for (const { life, before } of removed) {
      life.leaves = before.reduce((sum, other) => sum + (other.gone ? 0 : other.tokens), 0);
    }
  }

  return lives;
}

/** Where a life stands after a beat: its start and its tokens; null where it is not there. */
function standsAt(life, beat) {
  if (beat < life.from || beat > life.to || life.steps.length === 0) return null;
  let low = 0;
  let high = life.steps.length / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (life.steps[3 * middle] <= beat) low = middle; else high = middle - 1;
  }
  return { start: life.steps[3 * low + 1], tokens: life.steps[3 * low + 2] };
}

/** The beats at which a segment is live and not in the window, as ranges. */
function missingOf(segment, lives, beats) {
  const missing = [];
  for (const use of usesOf(segment, beats)) {
    let from = use.from;
    for (const life of lives) {
      if (life.to < from || life.from > use.to) continue;
      if (life.from > from) missing.push({ from, to: life.from - 1 });
      from = Math.max(from, life.to + 1);
    }
    if (from <= use.to) missing.push({ from, to: use.to });
  }
  return segment.placement === "prefix" ? [] : missing;
}
