// The page: reads the map, shows the picture and the tables, and answers the pointer and the keyboard.

const map = JSON.parse(document.getElementById("map").textContent);
const planned = Array.isArray(map.segments);
const at = id => document.getElementById(id);
// More beats than these are a texture and no picture: the page opens on a part of them.
const MOST_AT_FIRST = 600;
const SHOWN_OF_MANY = 240;

const count = number => number.toLocaleString("en");

function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const ranges = list => list.map(({ from, to }) => from === to ? `${from}` : `${from}–${to}`).join(", ");
const plural = (number, word) => `${count(number)} ${word}${number === 1 ? "" : "s"}`;
const moment = when => `beat ${when.beat}, token ${count(when.generated)}`;

function factsOf(map) {
  const prefix = map.segments.reduce((sum, one) => sum + (one.placement === "prefix" ? one.range.max : 0), 0);
  const story = name => map.beats.reduce((sum, beat) => sum + beat.tokens[name], 0);
  const first = name => {
    const entry = map.schedule[name].find(one => one.deleted.length + one.cut.length > 0);
    return entry ? moment(entry) : "never";
  };
  return [
    ["window", `${count(map.window)} tokens`, `${count(map.reserve)} kept free for turns${map.lore > 0 ? `, at most ${count(map.lore)} for lore` : ""}`],
    ["prefix", `${count(prefix)} tokens`, `${Math.round(100 * prefix / map.window)} % of the window, never deleted`],
    ["story", `${count(story("expected"))} tokens`, `at most ${count(story("max"))}, in ${plural(map.beats.length, "beat")}`],
    ["first deletion", first("worst"), `as a rule: ${first("expected")}`],
    ["deletes by", map.policy.replace(" %", "\u00a0%"), `target ${map.target}`],
    ["cost", map.cost.toLocaleString("en", { maximumFractionDigits: 3 }),
      map.cost - map.bound <= 1e-6 * Math.max(1, map.cost) ? "proved best: no plan costs less"
        : `at least ${map.bound.toLocaleString("en", { maximumFractionDigits: 3 })}: no plan costs less`],
  ];
}

function showHead() {
  at("scene").textContent = planned ? printable(map.scene) : "There is no map";
  at("source").textContent = planned ? `${printable(map.program)} · ${printable(map.model)}` : "The program has errors.";
  for (const [name, value, remark] of planned ? factsOf(map) : []) {
    at("facts").append(html("div", {}, html("dt", {}, name), html("dd", {}, html("strong", {}, value), html("span", {}, remark))));
  }
}

function showDiagnostics() {
  const list = html("ul");
  for (const told of map.diagnostics) {
    const item = html("li", { class: told.severity }, html("b", {}, `${told.severity} ${told.code}`), " ", html("span", {}, printable(told.message)));
    if (told.file !== null) item.append(html("span", { class: "place" }, `${printable(told.file)}:${told.line}:${told.column}`));
    if (told.fix) item.append(html("span", { class: "mend" }, `mend: ${printable(told.fix.title)}`));
    list.append(item);
  }
  at("diagnostics").append(map.diagnostics.length > 0 ? list : html("p", { class: "fine" }, "None: there is nothing to mend."));
}

/** A class for each owner: the scene and the narrator are grey, everyone else has a colour. */
function ownersOf(map) {
  const owners = new Map([["scene", "o-scene"], ["narrator", "o-narrator"]]);
  for (const owner of [...map.segments.map(one => one.owner), ...map.beats.map(one => one.speaker)]) {
    if (!owners.has(owner)) owners.set(owner, `o${(owners.size - 2) % 10}`);
  }
  return owners;
}

/** The class of a segment: its owner's, and for lore, which is the scene's, one of its own. */
const lookOf = (segment, owners) => segment.kind === "lore" ? "o-lore" : owners.get(segment.owner);

if (planned) showPicture(); else document.body.classList.add("unplanned");
showHead();
showDiagnostics();

function showPicture() {
  const total = map.beats.length;
  const owners = ownersOf(map);
  const lives = { worst: livesOf(map, "worst"), expected: livesOf(map, "expected") };
  const uses = new Map(map.segments.map(segment => [segment, usesOf(segment, total)]));
  const absent = { worst: absentAt(map, lives.worst), expected: absentAt(map, lives.expected) };
  const view = { schedule: "worst", from: 0, count: total <= MOST_AT_FIRST ? total : SHOWN_OF_MANY };
  const chosen = { life: null, beat: null };
  const print = matchMedia("print");
  let drawn = null;
  let printing = print.matches;
  let redrawing = false;

  const kindOf = segment => segment.kind + (segment.level ? `, ${segment.level}` : "");
  const sizeOf = segment => segment.range.min === segment.range.max
    ? plural(segment.tokens, "token")
    : segment.range.expected === segment.tokens ? `at most ${plural(segment.tokens, "token")}`
    : `${count(segment.range.expected)} tokens as a rule, ${count(segment.tokens)} at most`;
  const goesOf = life => life.gone
    ? (life.falls.beat !== life.gone.beat ? `begins to fall out at ${moment(life.falls)}, gone at ${moment(life.gone)}` : `goes at ${moment(life.gone)}`)
    : life.falls ? `loses tokens from ${moment(life.falls)}, and stays` : life.segment.placement === "prefix" ? "never: in the prefix" : "stays to the end";
  const tell = life => `${printable(life.segment.id)}, ${kindOf(life.segment)} of ${printable(life.segment.owner)}, ${sizeOf(life.segment)}; `
    + `beats ${life.from} to ${life.to}${life.number > 0 ? ", written again" : ""}; ${goesOf(life)}. ${printable(life.segment.text)}`;
  const livesBy = { worst: Map.groupBy(lives.worst, life => life.segment), expected: Map.groupBy(lives.expected, life => life.segment) };

  function draw() {
    const width = printing ? 1040 : Math.max(560, at("canvas").clientWidth);
    const height = printing ? 335 : Math.max(300, Math.min(600, innerHeight * 0.5));
    const focused = drawn?.element.contains(document.activeElement);
    redrawing = true;
    drawn = drawWindow(map, lives[view.schedule], view, {
      width, height, owners, tell, uses: segment => uses.get(segment), letters: printing ? 9 : 11.5,
    });
    at("canvas").replaceChildren(drawn.element);
    const zoomed = view.count < total;
    at("first").max = total - view.count;
    at("first").value = view.from;
    at("first").hidden = at("all").disabled = !zoomed;
    at("first").hidden = !zoomed;
    at("wider").disabled = !zoomed;
    at("closer").disabled = view.count <= Math.min(total, 8);
    const stop = drawn.groups.get(chosen.life) ?? drawn.groups.values().next().value;
    stop?.setAttribute("tabindex", "0");
    mark();
    if (focused) stop?.focus({ preventScroll: true });
    redrawing = false;
  }

  /** Marks what is chosen in the picture and the table, and tells of its beat. */
  function mark() {
    for (const other of document.querySelectorAll(".chosen")) other.classList.remove("chosen");
    drawn.element.classList.toggle("choosing", chosen.life !== null);
    drawn.element.querySelector(".outline").removeAttribute("d");
    if (chosen.life) {
      const group = drawn.groups.get(chosen.life);
      group?.classList.add("chosen");
      drawn.element.querySelector(".outline").setAttribute("d", group?.querySelector(".dead").getAttribute("d") ?? "");
      rowOf.get(chosen.life.segment)?.classList.add("chosen");
    }
    const cursor = drawn.element.querySelector(".cursor");
    const shown = chosen.beat !== null && chosen.beat >= view.from && chosen.beat < view.from + view.count;
    cursor.toggleAttribute("hidden", !shown);
    if (shown) {
      const x = drawn.places.x(drawn.places.columnOf(chosen.beat) + 0.5);
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
    }
    at("status").replaceChildren(...(chosen.beat === null ? tellScene() : tellBeat(chosen.beat)));
  }

  function tellScene() {
    const missing = absent[view.schedule].size;
    return [missing > 0
      ? html("b", { class: "absent" }, `At ${plural(missing, "beat")} live text is not in the window.`)
      : "At every beat, all that is live is in the window."];
  }

  function tellBeat(number) {
    const beat = map.beats[number];
    const entry = map.schedule[view.schedule][number];
    const does = beat.person ? "says" : beat.kind === "generated" ? "generates" : "writes";
    const parts = [html("b", {}, `Beat ${number}`), ` · ${printable(beat.speaker)} ${does} ${printable(beat.segment)}`];
    if (!entry) return [...parts, " · the window is full here"];
    parts.push(` · ${count(entry.window)} of ${count(map.window)} tokens`);
    const list = ids => ids.slice(0, 6).map(printable).join(", ") + (ids.length > 6 ? ` and ${ids.length - 6} more` : "");
    if (entry.deleted.length > 0) parts.push(html("span", { class: "goes" }, ` · deleted: ${list(entry.deleted)}`));
    if (entry.cut.length > 0) parts.push(html("span", { class: "goes" }, ` · cut: ${list(entry.cut)}`));
    if (entry.reinstated.length > 0) parts.push(html("span", { class: "again" }, ` · written again: ${list(entry.reinstated)}`));
    const missing = absent[view.schedule].get(number);
    if (missing) parts.push(html("b", { class: "absent" }, ` · live and absent: ${list(missing)}`));
    return parts;
  }

  function choose(life, beat, where) {
    chosen.life = life;
    chosen.beat = beat;
    mark();
    if (life && where) showTip(life, where); else at("tip").hidden = true;
  }

  function showTip(life, where) {
    const { segment } = life;
    const tip = at("tip");
    const facts = html("dl");
    const again = (livesBy[view.schedule].get(segment) ?? []).filter(other => other.number > 0).map(other => other.from);
    const rows = [
      ["tokens", sizeOf(segment)], ["written", segment.placement === "prefix" ? "from the start" : `beat ${life.from}`],
      ["last use", `beat ${segment.lastUse}`], ["live", ranges(uses.get(segment).slice(0, 12)) + (uses.get(segment).length > 12 ? ", …" : "")],
      ["goes", goesOf(life).replace(/^goes at /, "")], ["again", again.length > 0 ? `beat ${again.join(", ")}` : ""],
    ];
    for (const [name, value] of rows) {
      if (value) facts.append(html("dt", {}, name), html("dd", {}, value));
    }
    const text = [...segment.text];
    tip.className = lookOf(segment, owners);
    tip.replaceChildren(
      html("h3", {}, html("bdi", {}, printable(segment.id)), html("small", {}, `${printable(segment.owner)} · ${kindOf(segment)}`)), facts,
      segment.text ? html("blockquote", {}, text.slice(0, 600).join("") + (text.length > 600 ? "…" : "")) : html("p", {}, "The run has yet to say it."));
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const left = where.x + 18 + box.width > innerWidth ? where.x - 18 - box.width : where.x + 18;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(8, Math.min(where.y + 14, innerHeight - box.height - 8))}px`;
  }

  function look(from, number) {
    view.count = Math.max(Math.min(8, total), Math.min(total, Math.round(number)));
    view.from = Math.max(0, Math.min(total - view.count, Math.round(from)));
    draw();
  }

  /** Zooms about the chosen beat, or about the middle. */
  function zoom(factor) {
    const about = chosen.beat ?? view.from + view.count / 2;
    look(about - (about - view.from) * factor, view.count * factor);
  }

  const lifeOf = element => {
    const group = element?.closest?.(".band");
    return group ? [...drawn.groups].find(([, other]) => other === group)?.[0] ?? null : null;
  };

  /** A place of the window on the screen. */
  function place(beat, position) {
    const box = drawn.element.getBoundingClientRect();
    return { x: box.left + drawn.x(drawn.places.columnOf(beat) + 0.5), y: box.top + drawn.y(position) };
  }

  at("canvas").addEventListener("pointermove", event => {
    const box = drawn.element.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left - drawn.places.plot.left) / drawn.places.column);
    const inside = column >= 0 && column < drawn.places.columns;
    choose(lifeOf(event.target), inside ? drawn.places.beatOf(column) : null, { x: event.clientX, y: event.clientY });
  });
  at("canvas").addEventListener("pointerleave", () => choose(null, null));
  at("canvas").addEventListener("focusin", event => {
    const life = lifeOf(event.target);
    if (life && !redrawing && life !== chosen.life) focus(life, Math.max(life.from, view.from));
  });
  at("canvas").addEventListener("focusout", event => {
    if (!redrawing && !at("canvas").contains(event.relatedTarget)) choose(null, null);
  });

  function focus(life, beat) {
    if (beat < view.from || beat >= view.from + view.count) look(beat - view.count / 2, view.count);
    for (const other of drawn.groups.values()) other.setAttribute("tabindex", "-1");
    const group = drawn.groups.get(life);
    chosen.life = life;
    group?.setAttribute("tabindex", "0");
    group?.focus({ preventScroll: true });
    const stands = standsAt(life, beat);
    choose(life, beat, place(beat, stands ? stands.start + stands.tokens / 2 : 0));
  }

  /** What stands in the window after a beat, from the top. */
  const standing = (schedule, beat) => lives[schedule].map(life => ({ life, ...standsAt(life, beat) }))
    .filter(one => one.start !== undefined).sort((a, b) => a.start - b.start || a.tokens - b.tokens);

  at("canvas").addEventListener("keydown", event => {
    const now = chosen.beat ?? view.from;
    const column = standing(view.schedule, now);
    const index = column.findIndex(one => one.life === chosen.life);
    const across = beat => {
      const next = Math.max(0, Math.min(total - 1, beat));
      const there = standing(view.schedule, next);
      const same = there.find(one => one.life === chosen.life) ?? there[Math.max(0, Math.min(index, there.length - 1))];
      if (same) focus(same.life, next);
    };
    const down = step => column[index + step] && focus(column[index + step].life, now);
    const closer = factor => {
      zoom(factor);
      if (chosen.life) focus(chosen.life, now);
    };
    const keys = {
      ArrowRight: () => across(now + drawn.places.stride), ArrowLeft: () => across(now - drawn.places.stride),
      Home: () => across(0), End: () => across(total - 1), ArrowDown: () => down(1), ArrowUp: () => down(-1),
      "+": () => closer(0.5), "=": () => closer(0.5), "-": () => closer(2), Escape: () => { at("tip").hidden = true; },
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  for (const input of document.getElementsByName("schedule")) {
    input.addEventListener("change", () => show(input.value));
  }
  function show(schedule) {
    view.schedule = schedule;
    document.querySelector(`input[name=schedule][value=${schedule}]`).checked = true;
    choose(null, null);
    draw();
  }

  at("closer").addEventListener("click", () => zoom(0.5));
  at("wider").addEventListener("click", () => zoom(2));
  at("all").addEventListener("click", () => look(0, total));
  at("first").addEventListener("input", () => look(Number(at("first").value), view.count));
  new ResizeObserver(() => { if (!printing) draw(); }).observe(at("canvas"));
  const prints = now => { if (printing !== now) { printing = now; at("tip").hidden = true; draw(); } };
  print.addEventListener("change", () => prints(print.matches));
  addEventListener("beforeprint", () => prints(true));
  addEventListener("afterprint", () => prints(false));

  showLegend(owners);
  const rowOf = showTable({ map, owners, uses, livesBy, kindOf, moment, focus: segment => {
    const life = livesBy[view.schedule].get(segment)?.[0];
    if (life) { at("canvas").scrollIntoView({ block: "nearest" }); focus(life, life.from); }
  } });
  at("picture").hidden = at("listed").hidden = false;
  at("zoom").hidden = total <= 24;
  draw();
  globalThis.eigenflux = Object.freeze({
    map, show, look, place,
    windowAt: (schedule, beat) => standing(schedule, beat).map(({ life, start, tokens }) => [life.segment.id, life.number, start, tokens]),
    absentAt: (schedule, beat) => absent[schedule].get(beat) ?? [],
  });
}
