// The legend, and the table of the segments.

const SHOWN_AT_FIRST = 400;
const OWNERS_IN_LEGEND = 24;
const PINNED_IN_LEGEND = 6;

/** Who sees a segment: nobody's name for everyone. */
const seersOf = segment => segment.seenBy ? listed(segment.seenBy) : "";

function showLegend(owners) {
  const legend = at("legend");
  const used = new Set(map.segments.filter(segment => segment.kind !== "lore").map(segment => segment.owner));
  const named = [...owners].filter(([owner]) => used.has(owner));
  for (const [owner, look] of named.slice(0, OWNERS_IN_LEGEND)) {
    legend.append(html("span", { class: `key ${look}` }, html("i", { class: "live" }), html("i", { class: "dead" }), html("bdi", {}, printable(owner))));
  }
  if (named.length > OWNERS_IN_LEGEND) legend.append(html("span", { class: "key" }, `and ${count(named.length - OWNERS_IN_LEGEND)} more`));
  if (map.segments.some(segment => segment.kind === "lore")) {
    legend.append(html("span", { class: "key o-lore" }, html("i", { class: "live" }), html("i", { class: "dead" }), "lore"));
  }
  legend.append(
    html("span", { class: "key o-key" }, html("i", { class: "live" }), "live: in use at that beat"),
    html("span", { class: "key o-key" }, html("i", { class: "dead" }), "in the window, not in use"),
    ...(map.views ? legendOfViews(owners) : []),
    html("span", { class: "key" }, html("b", { class: "goes" }, "▲"), "deleted"),
    html("span", { class: "key" }, html("b", { class: "again" }, "↻"), "written again"),
    html("span", { class: "key" }, html("b", { class: "absent" }, "●"), "live and absent"));
}

/** What only some see: what is pinned for them, and what is said so that others do not see it. */
function legendOfViews(owners) {
  const pinned = new Map();
  for (const segment of map.segments.filter(one => one.placement === "tail")) {
    if (!pinned.has(seersOf(segment))) pinned.set(seersOf(segment), segment);
  }
  const own = (look, text) => html("span", { class: `key ${look}` }, html("i", { class: "live own" }), text);
  const keys = pinned.size <= PINNED_IN_LEGEND
    ? [...pinned].map(([seers, segment]) => own(lookOf(segment, owners), html("bdi", {}, `seen by ${seers} alone`)))
    : [own("o-key", "pinned, and seen by its owner alone")];
  if (map.segments.some(segment => segment.seenBy && segment.placement !== "tail")) {
    keys.push(html("span", { class: "key o-key" }, html("i", { class: "live private" }), "said, and not seen by all"));
  }
  return keys;
}

/** The table of segments; returns the row of each that is shown. */
function showTable({ map, owners, uses, livesOfSegment, kindOf, moment, focus }) {
  const rows = new Map();
  const heads = ["segment", "owner", "kind", "tokens", "at most", "place", ...(map.views ? ["seen by"] : []), "written", "live at beats", "goes at worst", "goes typically", "text"];
  at("columns").append(html("tr", {}, ...heads.map(head => html("th", { scope: "col", ...(["tokens", "at most"].includes(head) ? { class: "n" } : {}) }, head))));
  const goes = (segment, schedule) => {
    const all = livesOfSegment(schedule, segment);
    const ends = all.map(life => life.gone ? moment(life.gone) : life.falls ? `part from ${moment(life.falls)}` : stands(segment) ? "never" : "stays");
    return ends.length > 0 ? ends.slice(0, 4).join("; again: ") + (ends.length > 4 ? "; …" : "") : "not written";
  };
  const cut = (text, most) => [...text].length > most ? `${[...text].slice(0, most).join("")}…` : text;
  const row = segment => {
    const name = html("button", { type: "button", class: "name" }, html("bdi", {}, printable(segment.id)));
    name.addEventListener("click", () => focus(segment));
    const line = html("tr", { class: lookOf(segment, owners) },
      html("th", { scope: "row" }, html("i", { class: "live" }), name), html("td", {}, html("bdi", {}, printable(segment.owner))), html("td", {}, kindOf(segment)),
      html("td", { class: "n" }, count(segment.range.expected)), html("td", { class: "n" }, segment.range.min === segment.range.max ? "" : count(segment.tokens)),
      html("td", {}, { absent: "waits", tail: "end" }[segment.placement] ?? segment.placement),
      ...(map.views ? [html("td", segment.seenBy ? { class: "some" } : {}, segment.seenBy ? html("bdi", {}, seersOf(segment)) : "everyone")] : []),
      html("td", {}, stands(segment) ? "start" : segment.placement === "absent" ? "" : `beat ${segment.birth}`),
      html("td", { class: "live" }, cut(ranges(uses.get(segment).slice(0, 40)), 60)), html("td", {}, goes(segment, "worst")), html("td", {}, goes(segment, "expected")),
      html("td", { class: "text" }, html("bdi", {}, cut(printable(segment.text), 240))));
    rows.set(segment, line);
    return line;
  };

  let most = SHOWN_AT_FIRST;
  const fill = () => {
    const wanted = at("find").value.trim().toLowerCase();
    const found = wanted === "" ? map.segments
      : map.segments.filter(one => `${one.id}\n${one.owner}\n${one.kind}\n${seersOf(one)}\n${one.text}`.toLowerCase().includes(wanted));
    at("rows").replaceChildren(...found.slice(0, most).map(segment => rows.get(segment) ?? row(segment)));
    at("more").hidden = found.length <= most;
    at("more").textContent = `Show all ${count(found.length)}`;
  };
  at("find").addEventListener("input", fill);
  at("more").addEventListener("click", () => { most = Infinity; fill(); });
  fill();
  return rows;
}
