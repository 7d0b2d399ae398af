// Puts the picture together: the bands, the lanes below them, and the axes.

const LANE = 13;
const LANES = 4;

/** The drawing of a window over some beats. Returns the element, its places, and for each life that is drawn its group. */
function drawWindow(map, lives, view, look) {
  const places = layOut(map, view, look.width, look.height);
  const { plot, x, y } = places;
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  const below = bottom + 5;
  const height = below + LANES * LANE + 30;
  const drawing = svg("svg", {
    viewBox: `0 0 ${look.width} ${height}`, width: look.width, height, role: "group", "aria-labelledby": "map-title", "aria-describedby": "map-desc",
  });
  drawing.append(
    svg("title", { id: "map-title" }, `The window of ${printable(map.scene)}, ${look.title ? `${look.title}, ` : ""}${view.schedule === "worst" ? "at worst" : "typically"}`),
    svg("desc", { id: "map-desc" }, describe(map, lives)),
    ...groundOf(places, "map"));
  const reserve = y(map.window - map.reserve);
  drawing.append(svg("rect", { class: "reserve", x: plot.left, y: reserve, width: plot.width, height: bottom - reserve, fill: "url(#map-hatch)" }));

  const bands = svg("g", { class: "bands", "clip-path": "url(#map-plot)" });
  const labels = svg("g", { class: "labels", "aria-hidden": "true" });
  const groups = new Map();
  for (const life of inOrder(lives)) {
    if (life.to < view.from || life.from >= view.from + view.count) continue;
    const stretches = stretchesOf(life, places);
    if (stretches.length === 0) continue;
    const group = drawBand(life, stretches, places, look, "map");
    groups.set(life, group);
    bands.append(group);
    const label = labelOf(life, stretches, places, look.letters);
    if (label) labels.append(label);
  }

  drawing.append(bands, svg("path", { class: "outline", "clip-path": "url(#map-plot)" }), labels);
  const prefix = y(prefixOf(map));
  drawing.append(
    svg("line", { class: "border", x1: plot.left, x2: right, y1: prefix, y2: prefix }),
    svg("line", { class: "limit", x1: plot.left, x2: right, y1: bottom, y2: bottom }),
    svg("rect", { class: "frame", x: plot.left, y: plot.top, width: plot.width, height: plot.height }));
  drawing.append(axes(map, view, places, prefix, reserve), lanes(map, view, places, below, look));
  drawing.append(svg("line", { class: "cursor", y1: plot.top, y2: below + LANES * LANE + 8, hidden: "" }));
  return { element: drawing, places, groups, x, y };
}

/** The tokens of the prefix. */
const prefixOf = map => map.segments.reduce((sum, one) => sum + (one.placement === "prefix" ? one.range.max : 0), 0);

/** What moves passes before what it passes. */
const inOrder = lives => [...lives].sort((a, b) => moves(a.segment) - moves(b.segment));
const moves = segment => segment.placement === "tail" || segment.depth !== null;

/** What is under the bands, and the patterns that they are filled with, under names of the drawing's own. */
function groundOf({ plot }, name) {
  const box = { x: plot.left, y: plot.top, width: plot.width, height: plot.height };
  return [
    svg("clipPath", { id: `${name}-plot` }, svg("rect", box)),
    svg("pattern", { id: `${name}-hatch`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 1, height: 6, class: "hatch" })),
    svg("pattern", { id: `${name}-own`, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" },
      svg("rect", { width: 2.5, height: 7, class: "stripe" })),
    svg("pattern", { id: `${name}-private`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("circle", { cx: 3, cy: 3, r: 1, class: "dot" })),
    svg("rect", { class: "free", ...box }),
  ];
}

function drawBand(life, stretches, places, look, name) {
  const thick = Math.max(...stretches.map(stretch => stretch.tokens)) * places.plot.height / places.window;
  const group = svg("g", {
    class: `band ${lookOf(life.segment, look.owners)}${Math.min(thick, places.column) < 4 ? " thin" : ""}`,
    "data-segment": life.segment.id, "data-life": life.number,
    ...(look.tell ? { role: "img", tabindex: "-1", "aria-label": look.tell(life) } : {}),
  });
  const all = outlineOf(life, stretches, places, stretches[0].from, stretches.at(-1).to);
  group.append(svg("path", { class: "dead", d: all }));
  const live = liveColumns(life, look.uses(life.segment), places)
    .map(range => outlineOf(life, stretches, places, range.from, range.to)).join("");
  if (live) group.append(svg("path", { class: "live", d: live }));
  if (life.segment.seenBy) {
    group.append(svg("path", { class: "over", d: all, fill: `url(#${name}-${life.segment.placement === "tail" ? "own" : "private"})` }));
  }
  return group;
}

/** The picture in a sentence or two. */
function describe(map, lives) {
  const gone = lives.filter(life => life.gone).length;
  const first = lives.reduce((best, life) => life.gone && (!best || life.gone.generated < best.generated) ? life.gone : best, null);
  return `${map.beats.length} beats from left to right, the ${map.window} positions of the window from top to bottom. `
    + (first ? `${gone} segments are deleted, the first at beat ${first.beat}.` : "Nothing is deleted: the whole scene fits in the window.");
}

function axes(map, view, places, prefix, reserve) {
  const { plot, x, y } = places;
  const group = svg("g", { class: "axes", "aria-hidden": "true" });
  const tick = stepFor(map.window, Math.max(3, plot.height / 70));
  for (let at = 0; at <= map.window; at += tick) {
    if (at !== map.window && y(map.window) - y(at) < 14) continue;
    group.append(
      svg("line", { class: "tick", x1: plot.left - 5, x2: plot.left, y1: y(at), y2: y(at) }),
      svg("text", { class: "number", x: plot.left - 8, y: y(at) + 4, "text-anchor": "end" }, at.toLocaleString("en")));
  }
  if (map.window % tick !== 0) {
    group.append(svg("text", { class: "number", x: plot.left - 8, y: y(map.window) + 4, "text-anchor": "end" }, map.window.toLocaleString("en")));
  }
  const named = (text, top, bottom) => {
    if (bottom - top < text.length * 6) return;
    const middle = (top + bottom) / 2;
    group.append(svg("text", { class: "zone", x: 11, y: middle, "text-anchor": "middle", transform: `rotate(-90 11 ${middle})` }, text));
  };
  named("prefix", plot.top, prefix);
  named("stream", prefix, reserve);
  named("reserve", reserve, plot.top + plot.height);
  const step = Math.max(places.stride, stepFor(view.count, plot.width / 44));
  const under = plot.top + plot.height + LANES * LANE + 27;
  group.append(svg("text", { class: "zone", x: plot.left - 8, y: under, "text-anchor": "end" }, "beat"));
  for (let beat = Math.ceil(view.from / step) * step; beat < view.from + view.count; beat += step) {
    group.append(svg("text", { class: "number", x: x(places.columnOf(beat) + 0.5), y: under, "text-anchor": "middle" }, beat.toLocaleString("en")));
  }
  return group;
}

/** Who speaks at each beat, what is deleted and written again there, and where live text is absent. */
function lanes(map, view, places, bottom, look) {
  const { plot, x, column } = places;
  const group = svg("g", { class: "lanes", "aria-hidden": "true" });
  const { absent, schedule } = look;
  const name = (text, lane) => group.append(svg("text", { class: "zone", x: plot.left - 8, y: bottom + lane * LANE + 13, "text-anchor": "end" }, text));
  name("speaks", 0);
  name("goes", 1);
  name("again", 2);
  name("absent", 3);
  const gap = column > 5 ? 1 : 0;
  for (let at = 0; at < places.columns; at++) {
    const from = view.from + at * places.stride;
    const beats = [];
    for (let beat = from; beat <= places.beatOf(at); beat++) beats.push(beat);
    group.append(speaks(map, beats, look, { x: x(at) + gap, y: bottom + 6, width: Math.max(0.5, column - 2 * gap), height: 7, rx: gap }));
    const entries = beats.map(beat => schedule[beat]).filter(Boolean);
    const mark = (cls, text, lane) => group.append(
      svg("text", { class: cls, x: x(at + 0.5), y: bottom + lane * LANE + 13, "text-anchor": "middle" }, text));
    if (entries.some(entry => entry.deleted.length + entry.cut.length > 0)) mark("mark goes", column < 7 ? "▴" : "▲", 1);
    if (entries.some(entry => entry.reinstated.length > 0)) mark("mark again", "↻", 2);
    if (beats.some(beat => absent.has(beat))) mark("mark absent", "●", 3);
  }
  return group;
}

/** Who speaks at beats that share a column: one who generates, and whose text is seen, before others. */
function speaks(map, beats, look, box) {
  const spoken = beats.map(beat => map.beats[beat]);
  const seen = spoken.filter(beat => look.seen[beat.index]);
  const first = seen.find(beat => beat.kind === "generated") ?? seen[0] ?? spoken[0];
  return svg("rect", { class: `speaks ${seen.length > 0 ? first.kind : "unseen"} ${look.owners.get(first.speaker) ?? "o-scene"}`, ...box });
}

/** The beats at which something live is not in a view's window, each with the segments. */
function absentAt(map, lives, view) {
  const bySegment = Map.groupBy(lives, life => life.segment);
  const absent = new Map();
  const seen = beatsSeen(map, view);
  for (const segment of segmentsOf(map).values()) {
    if (!sees(view, segment)) continue;
    for (const range of missingOf(segment, bySegment.get(segment) ?? [], map.beats.length)) {
      for (let beat = range.from; beat <= range.to; beat++) {
        if (!seen[beat]) continue;
        if (!absent.has(beat)) absent.set(beat, []);
        absent.get(beat).push(segment.id);
      }
    }
  }
  return absent;
}
