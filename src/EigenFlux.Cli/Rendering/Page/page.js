// The page: shows the picture and the tables, and answers the pointer and the keyboard.

// More beats than these are a texture and no picture: the page opens on a part of them.
const MOST_AT_FIRST = 600;
const SHOWN_OF_MANY = 240;

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

/** Whether a segment is there from the start, and is never deleted. */
const stands = segment => segment.placement === "prefix" || segment.placement === "tail";

/** The windows of all views, with what becomes of segments in each. */
function windowsOf(map) {
  return viewsOf(map).map(view => {
    const [lives, livesBy, absent] = [{}, {}, {}];
    for (const name of ["worst", "expected"]) {
      lives[name] = livesOf(map, name, view);
      livesBy[name] = Map.groupBy(lives[name], life => life.segment);
      absent[name] = absentAt(map, lives[name], view);
    }
    return { view, lives, livesBy, absent, seen: beatsSeen(map, view) };
  });
}

if (planned) showPicture(); else document.body.classList.add("unplanned");
showHead();
showDiagnostics();

function showPicture() {
  const total = map.beats.length;
  const owners = ownersOf(map);
  const windows = windowsOf(map);
  const uses = new Map(map.segments.map(segment => [segment, usesOf(segment, total)]));
  const view = { schedule: "worst", from: 0, count: total <= MOST_AT_FIRST ? total : SHOWN_OF_MANY };
  const chosen = { life: null, beat: null, of: windows[0] };
  const print = matchMedia("print");
  let shown = windows[0];
  let drawn = null;
  let small = [];
  let smallAs = "";
  let printing = print.matches;
  let redrawing = false;
  const frames = map.views ? frameViews(map.views, see) : [];

  const kindOf = segment => segment.kind + (segment.level ? `, ${segment.level}` : "");
  const sizeOf = segment => segment.range.min === segment.range.max
    ? plural(segment.tokens, "token")
    : segment.range.expected === segment.tokens ? `at most ${plural(segment.tokens, "token")}`
    : `${count(segment.range.expected)} tokens typically, ${count(segment.tokens)} at most`;
  const goesOf = life => life.gone
    ? (life.falls.beat !== life.gone.beat ? `begins to fall out at ${moment(life.falls)}, gone at ${moment(life.gone)}` : `goes at ${moment(life.gone)}`)
    : life.falls ? `loses tokens from ${moment(life.falls)}, and stays` : life.segment.placement === "prefix" ? "never: in the prefix"
    : life.segment.placement === "tail" ? "never: at the end while its owner speaks" : "stays to the end";
  const tell = life => `${printable(life.segment.id)}, ${kindOf(life.segment)} of ${printable(life.segment.owner)}, ${sizeOf(life.segment)}; `
    + `beats ${life.from} to ${life.to}${life.number > 0 ? ", written again" : ""}; ${goesOf(life)}. ${printable(life.segment.text)}`;
  const lookAt = one => ({
    owners, uses: segment => uses.get(segment), seen: one.seen, absent: one.absent[view.schedule], schedule: one.view.schedule[view.schedule],
    title: map.views ? titleOf(one.view) : "",
  });

  function draw() {
    const width = printing ? 1040 : Math.max(560, at("canvas").clientWidth);
    const height = printing ? 335 : Math.max(300, Math.min(600, innerHeight * 0.5));
    const focused = drawn?.element.contains(document.activeElement);
    redrawing = true;
    drawn = drawWindow(map, shown.lives[view.schedule], view, { ...lookAt(shown), width, height, tell, letters: printing ? 9 : 11.5 });
    at("canvas").replaceChildren(drawn.element);
    drawAside();
    if (map.views) at("picture-heading").textContent = `The window, beat by beat: ${titleOf(shown.view)}`;
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

  /** The small pictures: of the whole scene, whatever part of it the large one shows, so that they stay where only that changes. */
  function drawAside() {
    const rooms = frames.map(frame => frame.querySelector(".small"));
    const widths = rooms.map(room => printing ? 330 : Math.max(200, room.clientWidth));
    const as = [view.schedule, ...widths].join(" ");
    if (as !== smallAs) {
      smallAs = as;
      small = rooms.map((room, number) => {
        const of = windows[number];
        const one = drawSmall(map, of.lives[view.schedule], { ...lookAt(of), name: `view${number}`, width: widths[number] });
        room.replaceChildren(one.element);
        return one;
      });
    }
    for (const one of small) framePart(one, view);
  }

  /** Marks what is chosen in the picture and the table, and tells of its beat. */
  function mark() {
    for (const other of document.querySelectorAll(".chosen")) other.classList.remove("chosen");
    if (chosen.life) rowOf.get(chosen.life.segment)?.classList.add("chosen");
    for (const one of [drawn, ...small]) markIn(one);
    frames.forEach((frame, number) => {
      frame.classList.toggle("shown", windows[number] === shown);
      frame.querySelector("button").setAttribute("aria-pressed", windows[number] === shown);
    });
    at("status").replaceChildren(...(chosen.beat === null ? tellScene() : tellBeat(chosen.beat)));
  }

  /** Marks in one picture the band of what is chosen, which another picture may have too, and its beat. */
  function markIn({ element, groups, places }) {
    const life = chosen.life;
    const group = life && (groups.get(life) ?? [...groups].find(([other]) => other.segment === life.segment && other.number === life.number)?.[1]);
    element.classList.toggle("choosing", Boolean(group));
    group?.classList.add("chosen");
    const outline = element.querySelector(".outline");
    if (group) outline.setAttribute("d", group.querySelector(".dead").getAttribute("d")); else outline.removeAttribute("d");
    const cursor = element.querySelector(".cursor");
    const inside = chosen.beat !== null && places.has(chosen.beat);
    cursor.toggleAttribute("hidden", !inside);
    if (inside) {
      const x = places.x(places.columnOf(chosen.beat) + 0.5);
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
    }
  }

  function tellScene() {
    const missing = shown.absent[view.schedule].size;
    return [missing > 0
      ? html("b", { class: "absent" }, `At ${plural(missing, "beat")} live text is not in the window.`)
      : "At every beat, all that is live is in the window."];
  }

  function tellBeat(number) {
    const beat = map.beats[number];
    const told = chosen.of;
    const entry = told.view.schedule[view.schedule][number];
    const does = beat.person ? "says" : beat.kind === "generated" ? "generates" : "writes";
    const parts = [html("b", {}, `Beat ${number}`), ` · ${printable(beat.speaker)} ${does} ${printable(beat.segment)}`];
    if (!told.seen[number]) parts.push(", which is not seen here");
    if (!entry) return [...parts, " · the window is full here"];
    parts.push(` · ${map.views ? `${titleOf(told.view)}: ` : ""}${count(entry.window)} of ${count(map.window)} tokens`);
    const list = ids => ids.slice(0, 6).map(printable).join(", ") + (ids.length > 6 ? ` and ${ids.length - 6} more` : "");
    if (entry.deleted.length > 0) parts.push(html("span", { class: "goes" }, ` · deleted: ${list(entry.deleted)}`));
    if (entry.cut.length > 0) parts.push(html("span", { class: "goes" }, ` · cut: ${list(entry.cut)}`));
    if (entry.reinstated.length > 0) parts.push(html("span", { class: "again" }, ` · written again: ${list(entry.reinstated)}`));
    const missing = told.absent[view.schedule].get(number);
    if (missing) parts.push(html("b", { class: "absent" }, ` · live and absent: ${list(missing)}`));
    return parts;
  }

  function choose(life, beat, where, of = shown) {
    Object.assign(chosen, { life, beat, of });
    mark();
    if (life && where) showTip(life, where); else at("tip").hidden = true;
  }

  function showTip(life, where) {
    const { segment } = life;
    const tip = at("tip");
    const facts = html("dl");
    const again = (chosen.of.livesBy[view.schedule].get(segment) ?? []).filter(other => other.number > 0).map(other => other.from);
    const rows = [
      ["tokens", sizeOf(segment)], ["seen by", seersOf(segment)], ["written", stands(segment) ? "from the start" : `beat ${life.from}`],
      ["last use", `beat ${segment.lastUse}`], ["live", ranges(uses.get(segment).slice(0, 12)) + (uses.get(segment).length > 12 ? ", …" : "")],
      ["goes", goesOf(life).replace(/^goes at /, "")], ["again", again.length > 0 ? `beat ${again.join(", ")}` : ""],
    ];
    for (const [name, value] of rows) {
      if (value) facts.append(html("dt", {}, name), html("dd", {}, value));
    }
    const text = [...printableLines(segment.text)];
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

  const lifeOf = (element, picture = drawn) => {
    const group = element?.closest?.(".band");
    return group ? [...picture.groups].find(([, other]) => other === group)?.[0] ?? null : null;
  };

  /** A place of the window on the screen. */
  function place(beat, position) {
    const box = drawn.element.getBoundingClientRect();
    return { x: box.left + drawn.x(drawn.places.columnOf(beat) + 0.5), y: box.top + drawn.y(position) };
  }

  /** Answers the pointer in a picture of a window. */
  function point(event, picture, of) {
    const { plot, column, columns, beatOf } = picture.places;
    const found = Math.floor((event.clientX - picture.element.getBoundingClientRect().left - plot.left) / column);
    choose(lifeOf(event.target, picture), found >= 0 && found < columns ? beatOf(found) : null, { x: event.clientX, y: event.clientY }, of);
  }

  at("canvas").addEventListener("pointermove", event => point(event, drawn, shown));
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
  const standing = (schedule, beat, of = shown) => of.lives[schedule].map(life => ({ life, ...standsAt(life, beat) }))
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

  /** Shows a view in large. */
  function see(number) {
    shown = windows[number];
    chosen.life = null;
    chosen.of = shown;
    at("tip").hidden = true;
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
  // The window in which a segment is told of: the one that is shown, or the first whose view has it.
  const windowOf = segment => sees(shown.view, segment) ? shown : windows.find(one => sees(one.view, segment)) ?? shown;
  const livesOfSegment = (schedule, segment) => (windows.find(one => sees(one.view, segment)) ?? windows[0]).livesBy[schedule].get(segment) ?? [];
  const rowOf = showTable({ map, owners, uses, livesOfSegment, kindOf, moment, focus: segment => {
    if (windowOf(segment) !== shown) see(windows.indexOf(windowOf(segment)));
    const life = shown.livesBy[view.schedule].get(segment)?.[0];
    if (life) { at("canvas").scrollIntoView({ block: "nearest" }); focus(life, life.from); }
  } });
  at("picture").hidden = at("listed").hidden = false;
  at("zoom").hidden = total <= 24;
  at("views").hidden = !map.views;
  document.body.classList.toggle("viewed", Boolean(map.views));
  frames.forEach((frame, number) => {
    frame.querySelector(".small").addEventListener("pointermove", event => point(event, small[number], windows[number]));
    frame.querySelector(".small").addEventListener("pointerleave", () => choose(null, null));
  });
  draw();
  globalThis.eigenflux = Object.freeze({
    map, show, look, place, see,
    windowAt: (schedule, beat, number = 0) =>
      standing(schedule, beat, windows[number]).map(({ life, start, tokens }) => [life.segment.id, life.number, start, tokens]),
    absentAt: (schedule, beat, number = 0) => windows[number].absent[schedule].get(beat) ?? [],
  });
}
