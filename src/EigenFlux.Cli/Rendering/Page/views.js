// The views of a scene in which not everyone sees everything, side by side: their names, and a small picture of each one's window.

const NAMES_IN_TITLE = 6;
const SMALL_HEIGHT = 150;

/** Names as a person lists them: "Nina, Otto and Petra". */
function listed(names, most = NAMES_IN_TITLE) {
  const shown = names.slice(0, names.length > most ? most - 1 : most).map(name => name === "narrator" ? "the narrator" : printable(name));
  if (names.length > shown.length) shown.push(`${names.length - shown.length} more`);
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown[0];
}

/** Whether a view has nothing that others lack. */
const isEveryones = view => view.own.length === 0 && view.private.length === 0;

/** Whose window it is, as a title. */
const titleOf = view => isEveryones(view) ? "what everyone sees" : `what ${listed(view.names)} ${view.names.length === 1 ? "sees" : "see"}`;

/** What a view has that others lack, in a few words. */
function besideOf(view) {
  if (isEveryones(view)) return `the window of ${listed(view.names)}`;
  const parts = [];
  if (view.ownTokens > 0) parts.push(`${plural(view.ownTokens, "token")} of ${view.names.length === 1 ? "its" : "their"} own`);
  if (view.private.length > 0) parts.push(`${plural(view.private.length, "private text")}`);
  return parts.join(" · ");
}

/** The small drawing of a window, the whole scene long. Returns the element, its places, and for each life that is drawn its group. */
function drawSmall(map, lives, look) {
  const view = { from: 0, count: map.beats.length };
  const places = layOut(map, view, look.width, SMALL_HEIGHT, 32, 6);
  const { plot, x, y } = places;
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  const drawing = svg("svg", { viewBox: `0 0 ${look.width} ${bottom + 40}`, width: look.width, height: bottom + 40, role: "img", "aria-label": look.title });
  const reserve = y(map.window - map.reserve);
  const bands = svg("g", { class: "bands", "clip-path": `url(#${look.name}-plot)` });
  const groups = new Map();
  for (const life of inOrder(lives)) {
    const stretches = stretchesOf(life, places);
    if (stretches.length === 0) continue;
    const group = drawBand(life, stretches, places, look, look.name);
    groups.set(life, group);
    bands.append(group);
  }

  const prefix = y(prefixOf(map));
  drawing.append(
    ...groundOf(places, look.name),
    svg("rect", { class: "reserve", x: plot.left, y: reserve, width: plot.width, height: bottom - reserve, fill: `url(#${look.name}-hatch)` }),
    bands, svg("path", { class: "outline", "clip-path": `url(#${look.name}-plot)` }),
    svg("line", { class: "border", x1: plot.left, x2: right, y1: prefix, y2: prefix }),
    svg("line", { class: "limit", x1: plot.left, x2: right, y1: bottom, y2: bottom }),
    svg("rect", { class: "frame", x: plot.left, y: plot.top, width: plot.width, height: plot.height }),
    smallAxes(map, view, places), smallLanes(view, places, look),
    svg("rect", { class: "part", y: plot.top, height: plot.height, hidden: "" }),
    svg("line", { class: "cursor", y1: plot.top, y2: bottom + 26, hidden: "" }));
  return { element: drawing, places, groups };
}

/** Frames the beats that the large picture shows, where it does not show all. */
function framePart({ element, places }, view) {
  const part = element.querySelector(".part");
  const [from, to] = [places.columnOf(view.from), places.columnOf(view.from + view.count - 1) + 1];
  part.toggleAttribute("hidden", from === 0 && to === places.columns);
  part.setAttribute("x", places.x(from));
  part.setAttribute("width", places.x(to) - places.x(from));
}

function smallAxes(map, view, { plot, x, y, columnOf, stride }) {
  const group = svg("g", { class: "axes" });
  const bottom = plot.top + plot.height;
  for (const at of [0, map.window]) {
    group.append(svg("text", { class: "number", x: plot.left - 5, y: y(at) + (at === 0 ? 8 : 1), "text-anchor": "end" }, at.toLocaleString("en")));
  }
  const step = Math.max(stride, stepFor(view.count, plot.width / 50));
  for (let beat = Math.ceil(view.from / step) * step; beat < view.from + view.count; beat += step) {
    group.append(svg("text", { class: "number", x: x(columnOf(beat) + 0.5), y: bottom + 37, "text-anchor": "middle" }, beat.toLocaleString("en")));
  }
  return group;
}

/** Who speaks, and what goes, again and is absent on one line. */
function smallLanes(view, places, look) {
  const { plot, x, column } = places;
  const group = svg("g", { class: "lanes" });
  const bottom = plot.top + plot.height;
  const gap = column > 5 ? 1 : 0;
  for (let at = 0; at < places.columns; at++) {
    const beats = [];
    for (let beat = view.from + at * places.stride; beat <= places.beatOf(at); beat++) beats.push(beat);
    group.append(speaks(map, beats, look, { x: x(at) + gap, y: bottom + 5, width: Math.max(0.5, column - 2 * gap), height: 6, rx: gap }));
    const entries = beats.map(beat => look.schedule[beat]).filter(Boolean);
    const [cls, mark] = beats.some(beat => look.absent.has(beat)) ? ["absent", "●"]
      : entries.some(entry => entry.reinstated.length > 0) ? ["again", "↻"]
      : entries.some(entry => entry.deleted.length + entry.cut.length > 0) ? ["goes", column < 7 ? "▴" : "▲"] : [];
    if (mark) group.append(svg("text", { class: `mark ${cls}${column < 6 ? " tiny" : ""}`, x: x(at + 0.5), y: bottom + 22, "text-anchor": "middle" }, mark));
  }
  return group;
}

/** A frame for each view, with its title, into which its small picture comes. A click shows the view in large. */
function frameViews(views, see) {
  return views.map((view, number) => {
    const button = html("button", { type: "button", class: "name" }, titleOf(view)[0].toUpperCase() + titleOf(view).slice(1));
    const figure = html("figure", { "data-view": number }, html("figcaption", {}, button, html("span", {}, besideOf(view))), html("div", { class: "small" }));
    figure.addEventListener("click", () => see(number));
    at("side").append(figure);
    return figure;
  });
}
