"use strict";
// The page holds its changes as data and shows a stretch of them at a time:
// the next hundred are made when the end of the list comes into sight.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (s) => document.querySelector(s);
  const names = { accept: "accepted", reject: "rejected", lock: "locked" };
  const step = 100, unsureBelow = data.unsureBelow;
  const list = $("#list");
  let shown = [], made = 0, here = -1, show = "close", kind = null;

  // What was decided on this page, by name of change; kept for the next visit
  // where the browser allows it.
  const key = "octavo:" + data.title + ":" + data.file;
  let decided = {};
  try { decided = JSON.parse(localStorage.getItem(key)) || {}; } catch { /* no storage here */ }
  for (const id of Object.keys(decided)) if (!data.changes.some((c) => c.id === id)) delete decided[id];
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(decided)); } catch { /* no storage here */ } };

  const el = (tag, cls, text) => {
    const e = document.createElement(tag);
    if (cls) e.className = cls;
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const number = (n) => n.toLocaleString("en-US");
  const verdictOf = (c) => decided[c.id] || (c.decided ? { v: c.decided } : null);
  const told = new Set(data.kinds.map((k) => k.rule + "\t" + k.does));
  const kindOf = (c) => told.has(c.kind) ? c.kind : c.rule + "\tother changes";
  const isClose = (c) => !c.decided && (c.proposed || c.sure < unsureBelow);

  // seen shows spaces and line ends inside a change, which else one would not see.
  const seen = (text) => {
    const m = el("mark", text === "" ? "none" : "");
    for (const ch of text) {
      const sign = { " ": "␣", "\u00a0": "⍽", "\n": "¶", "\t": "⇥", "\u2009": "␣", "\u200a": "␣", "\u202f": "⍽" }[ch];
      if (sign) m.append(el("span", "sp", sign)); else m.append(ch);
    }
    return m;
  };
  const side = (cls, left, middle, right) => {
    const p = el("p", cls);
    p.append(left.replace(/\n+/g, " "), seen(middle), right.replace(/\n+/g, " "));
    return p;
  };

  const row = (c, n) => {
    const li = el("li");
    li.tabIndex = -1;
    const meta = el("div", "meta");
    const pair = el("div", "pair");
    const state = () => {
      const v = verdictOf(c);
      li.className = (v ? v.v : "") + (n === here ? " here" : "");
      const after = v && v.second ? c.second : c.after;
      pair.replaceChildren(side("was", c.wasLeft, c.before, c.wasRight), side("is", c.left, after, c.right));
      tag.hidden = !v && !c.proposed;
      tag.textContent = v ? names[v.v] + (v.second ? ", second reading" : "") : "proposed";
      for (const b of buttons) b.setAttribute("aria-pressed", String(!!v && b.dataset.v === v.v + (v.second ? "2" : "")));
    };
    const sure = el("span");
    const bar = el("span", "sure" + (c.sure < unsureBelow ? " low" : ""));
    const fill = el("i");
    fill.style.width = c.sure + "%";
    bar.append(fill);
    sure.append(bar, c.sure + " %");
    const tag = el("span", "tag");
    const acts = el("span", "do"), buttons = [];
    const act = (label, v, second) => {
      const b = el("button", "", label);
      b.dataset.v = v + (second ? "2" : "");
      b.addEventListener("click", () => { move(n); decide(v, second); });
      buttons.push(b);
      acts.append(b);
    };
    act("Accept", "accept");
    act("Reject", "reject");
    act("Lock", "lock");
    if (c.second && c.second !== c.before) act("Use " + (c.second.trim() ? c.second : "a space"), "lock", true);
    meta.append(el("span", "rule", c.rule), el("span", "", c.at), sure, el("code", "", c.id), tag, acts);
    li.append(pair, meta);
    li.addEventListener("click", () => move(n));
    li.state = state;
    state();
    return li;
  };

  const more = () => {
    const end = Math.min(made + step, shown.length), part = document.createDocumentFragment();
    for (; made < end; made++) part.append(row(shown[made], made));
    list.append(part);
    const left = shown.length - made;
    $("#end").textContent = shown.length === 0 ? "Nothing to show here." : left ? number(left) + " more below" : "That is all" +
      (data.left && show === "all" ? " that is on this page; " + number(data.left) + " more changes are listed by octavo changes --all." : ".");
  };
  const fill = () => {
    const rule = $("#rule").value, file = $("#file").value, words = $("#find").value.toLowerCase();
    shown = data.changes.filter((c) =>
      (show === "all" || (show === "close" ? isClose(c) : !!verdictOf(c))) &&
      (!rule || c.rule === rule) && (!file || c.at.startsWith(file + ":")) && (!kind || kindOf(c) === kind) &&
      (!words || (c.wasLeft + c.before + c.wasRight).toLowerCase().includes(words)));
    list.replaceChildren();
    made = 0;
    here = -1;
    more();
    if (shown.length) move(0, true);
    count();
  };
  const move = (n, still) => {
    if (n < 0 || n >= shown.length) return;
    while (made <= n) more();
    const last = here;
    here = n;
    if (list.children[last]) list.children[last].state();
    const li = list.children[n];
    li.state();
    if (!still) { li.scrollIntoView({ block: "nearest" }); li.focus({ preventScroll: true }); }
  };
  const decide = (v, second) => {
    const c = shown[here];
    if (!c) return;
    const was = decided[c.id];
    if (v === null || (was && was.v === v && !!was.second === !!second)) delete decided[c.id];
    else decided[c.id] = second ? { v, second: true } : { v };
    keep();
    list.children[here].state();
    count();
  };
  const count = () => {
    const n = Object.keys(decided).length;
    $("#count").textContent = n === 0 ? "Nothing decided yet" : number(n) + (n === 1 ? " change decided" : " changes decided") + " on this page; nothing is written until you copy it";
    $("#commands").disabled = $("#yaml").disabled = n === 0;
    $("[data-show=close] b").textContent = number(data.changes.filter((c) => isClose(c)).length);
    $("[data-show=decided] b").textContent = number(data.changes.filter((c) => verdictOf(c)).length);
    $("[data-show=all] b").textContent = number(data.changes.length + data.left);
  };

  // The two ways to take the decisions along.
  const word = (s) => /^[\w./-]+$/.test(s) ? s : "'" + s.replace(/'/g, "'\\''") + "'";
  const commands = () => {
    const groups = {};
    for (const [id, d] of Object.entries(decided)) (groups[d.v + (d.second ? " --second" : "")] ||= []).push(id);
    const lines = [];
    for (const g of Object.keys(groups).sort()) {
      const [v, flag] = g.split(" ");
      for (let i = 0; i < groups[g].length; i += 500) // short enough for every shell
        lines.push(["octavo changes", v, word(data.path), ...groups[g].slice(i, i + 500)].join(" ") + (flag ? " " + flag : ""));
    }
    return lines.join("\n") + "\n";
  };
  const quoted = (s) => JSON.stringify(s).replace(/[\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"));
  const entry = (r) => "- decision: " + r.decision + "\n" +
    ["rule", "file", "before", "after", "left", "right"].map((k) => "  " + k + ": " + quoted(r[k]) + "\n").join("") +
    (r.occurrence > 1 ? "  occurrence: " + r.occurrence + "\n" : "");
  const yaml = () => {
    const old = data.rulings.filter((r) => !decided[r.id]);
    const fresh = data.changes.filter((c) => decided[c.id]).map((c) => ({
      decision: decided[c.id].v, rule: c.rule, file: c.at.replace(/:\d+:\d+$/, ""), before: c.before,
      after: decided[c.id].second ? c.second : c.after, left: c.near[0], right: c.near[1], occurrence: c.nth }));
    return "# What the author decided on the changes octavo makes to the text.\n\ndecisions:\n" + old.concat(fresh).map(entry).join("");
  };
  const open = (title, hint, text) => {
    $("#out-title").textContent = title;
    $("#out-hint").textContent = hint;
    $("#out-text").value = text;
    $("#out").showModal();
    $("#out-text").select();
  };
  $("#commands").addEventListener("click", () => open("Commands", "Run these where octavo made this page; they write " + data.file + ".", commands()));
  $("#yaml").addEventListener("click", () => open("edits.yaml", "Save this as " + data.file + ", in place of what is there.", yaml()));
  $("#copy").addEventListener("click", () => {
    $("#out-text").select();
    const said = () => { $("#copy").textContent = "Copied"; setTimeout(() => { $("#copy").textContent = "Copy"; }, 1500); };
    if (navigator.clipboard) navigator.clipboard.writeText($("#out-text").value).then(said, () => document.execCommand("copy") && said());
    else if (document.execCommand("copy")) said();
  });

  // The head of the page and its filters.
  $("h1").textContent = data.title || "Changes";
  const total = data.kinds.reduce((n, k) => n + k.times, 0), close = data.kinds.reduce((n, k) => n + k.close, 0);
  $(".sum").textContent = number(total) + (total === 1 ? " change; " : " changes; ") + (close ? number(close) + " to look at" : "all certain");
  for (const k of data.kinds) {
    const li = el("li"), b = el("button");
    b.append(el("b", "", number(k.times)), " × " + k.does);
    if (k.close) b.append(", ", el("span", "look", number(k.close) + " to look at"));
    b.title = k.rule;
    b.addEventListener("click", () => {
      kind = kind === k.rule + "\t" + k.does ? null : k.rule + "\t" + k.does;
      for (const o of document.querySelectorAll(".kinds button")) o.setAttribute("aria-pressed", "false");
      b.setAttribute("aria-pressed", String(!!kind));
      $("#rule").value = "";
      choose(k.close && kind ? "close" : "all");
    });
    li.append(b);
    $(".kinds").append(li);
  }
  const options = (select, first, values) => {
    select.append(new Option(first, ""));
    for (const v of [...new Set(values)]) select.append(new Option(v, v));
  };
  options($("#rule"), "all", data.changes.map((c) => c.rule).sort());
  options($("#file"), "all", data.changes.map((c) => c.at.replace(/:\d+:\d+$/, "")));
  const choose = (what) => {
    show = what;
    for (const b of document.querySelectorAll("[data-show]")) b.setAttribute("aria-pressed", String(b.dataset.show === show));
    fill();
  };
  for (const b of document.querySelectorAll("[data-show]")) b.addEventListener("click", () => choose(b.dataset.show));
  $("#rule").addEventListener("change", () => { kind = null; fill(); });
  $("#file").addEventListener("change", fill);
  let wait;
  $("#find").addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(fill, 150); });

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || $("#out").open || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    const acts = {
      j: () => move(here + 1), k: () => move(here - 1), ArrowDown: () => move(here + 1), ArrowUp: () => move(here - 1),
      a: () => decide("accept"), r: () => decide("reject"), l: () => decide("lock"), u: () => decide(null),
      s: () => { const c = shown[here]; if (c && c.second && c.second !== c.before) decide("lock", true); },
    };
    if (acts[e.key]) { e.preventDefault(); acts[e.key](); }
  });
  new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting) && made < shown.length) more(); },
    { rootMargin: "1200px" }).observe($("#end"));
  choose(data.changes.some(isClose) ? "close" : "all");
})();
