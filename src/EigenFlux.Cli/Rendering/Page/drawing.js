// Puts the picture together: the bands, the lanes below them, and the axes.

const LANE = 13;
const LANES = 4;

/** The drawing of a view. Returns the element, its places, and for each life that is drawn its group. */
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
    svg("title", { id: "map-title" }, `The window of ${map.scene}, ${view.schedule === "worst" ? "at worst" : "as a rule"}`),
    svg("desc", { id: "map-desc" }, describe(map, lives)),
    svg("clipPath", { id: "plot" }, svg("rect", { x: plot.left, y: plot.top, width: plot.width, height: plot.height })),
    svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 1, height: 6, class: "hatch" })),
    svg("rect", { class: "free", x: plot.left, y: plot.top, width: plot.width, height: plot.height }));
  const reserve = y(map.window - map.reserve);
  drawing.append(svg("rect", { class: "reserve", x: plot.left, y: reserve, width: plot.width, height: bottom - reserve, fill: "url(#hatch)" }));

  const bands = svg("g", { class: "bands", "clip-path": "url(#plot)" });
  const labels = svg("g", { class: "labels", "aria-hidden": "true" });
  const groups = new Map();
  // A note that moves passes before what it passes.
  const order = [...lives].sort((a, b) => (a.segment.depth !== null) - (b.segment.depth !== null));
  for (const life of order) {
    if (life.to < view.from || life.from >= view.from + view.count) continue;
    const stretches = stretchesOf(life, places);
    if (stretches.length === 0) continue;
    const group = drawBand(life, stretches, places, look);
    groups.set(life, group);
    bands.append(group);
    const label = labelOf(life, stretches, places, look.letters);
    if (label) labels.append(label);
  }

  drawing.append(bands, svg("path", { class: "outline", "clip-path": "url(#plot)" }), labels);
  const prefix = y(map.segments.reduce((sum, one) => sum + (one.placement === "prefix" ? one.range.max : 0), 0));
  drawing.append(
    svg("line", { class: "border", x1: plot.left, x2: right, y1: prefix, y2: prefix }),
    svg("line", { class: "limit", x1: plot.left, x2: right, y1: bottom, y2: bottom }),
    svg("rect", { class: "frame", x: plot.left, y: plot.top, width: plot.width, height: plot.height }));
  drawing.append(axes(map, view, places, prefix, reserve), lanes(map, view, places, below, look.owners, lives));
  drawing.append(svg("line", { class: "cursor", y1: plot.top, y2: below + LANES * LANE + 8, hidden: "" }));
  return { element: drawing, places, groups, x, y };
}

function drawBand(life, stretches, places, look) {
  const thick = Math.max(...stretches.map(stretch => stretch.tokens)) * places.plot.height / places.window;
  const group = svg("g", {
    class: `band ${lookOf(life.segment, look.owners)}${thick < 4 ? " thin" : ""}`, role: "img", tabindex: "-1",
    "aria-label": look.tell(life), "data-segment": life.segment.id, "data-life": life.number,
  });
  const all = outlineOf(life, stretches, places, stretches[0].from, stretches.at(-1).to);
  group.append(svg("path", { class: "dead", d: all }));
  const live = liveColumns(life, look.uses(life.segment), places)
    .map(range => outlineOf(life, stretches, places, range.from, range.to)).join("");
  if (live) group.append(svg("path", { class: "live", d: live }));
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
function lanes(map, view, places, bottom, owners, lives) {
  const { plot, x, column } = places;
  const group = svg("g", { class: "lanes", "aria-hidden": "true" });
  const absent = absentAt(map, lives);
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
    const spoken = map.beats[beats.find(beat => map.beats[beat].kind === "generated") ?? from];
    group.append(svg("rect", {
      class: `speaks ${spoken.kind} ${owners.get(spoken.speaker) ?? "o-scene"}`,
      x: x(at) + gap, y: bottom + 6, width: Math.max(0.5, column - 2 * gap), height: 7, rx: gap,
    }));
    const entries = beats.map(beat => map.schedule[view.schedule][beat]).filter(Boolean);
    const mark = (cls, text, lane) => group.append(
      svg("text", { class: cls, x: x(at + 0.5), y: bottom + lane * LANE + 13, "text-anchor": "middle" }, text));
    if (entries.some(entry => entry.deleted.length + entry.cut.length > 0)) mark("mark goes", column < 7 ? "▴" : "▲", 1);
    if (entries.some(entry => entry.reinstated.length > 0)) mark("mark again", "↻", 2);
    if (beats.some(beat => absent.has(beat))) mark("mark absent", "●", 3);
  }
  return group;
}

/** The beats at which something live is not in the window, each with the segments. */
function absentAt(map, lives) {
  const bySegment = Map.groupBy(lives, life => life.segment);
  const absent = new Map();
  for (const segment of segmentsOf(map).values()) {
    for (const range of missingOf(segment, bySegment.get(segment) ?? [], map.beats.length)) {
      for (let beat = range.from; beat <= range.to; beat++) {
        if (!absent.has(beat)) absent.set(beat, []);
        absent.get(beat).push(segment.id);
      }
    }
  }
  return absent;
}
