"use strict";
(() => {
  document.documentElement.classList.add("js");
  const $ = (id) => document.getElementById(id);
  const scroll = $("scroll"), panel = $("detail");
  const elements = JSON.parse($("elements").textContent);
  const FRONT = 5, NAME = 1, BAND = 3;
  const WORST = { m: 0, p: 1, r: 2, f: 3, n: 4 };
  const WORDS = { f: "达标", p: "部分", m: "缺失", r: "待核", n: "不适用" };
  const code = (cell) => cell.className[0] || "n";

  // The table waits as text in a noscript element: the same markup that is shown where no script runs.
  const waiting = document.createElement("template");
  waiting.innerHTML = $("plain").textContent;
  const table = waiting.content.querySelector("table"), body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells], LAST = heads.length - 1;
  const rows = [...body.rows].map((tr, at) => ({
    tr, at,
    text: (tr.cells[NAME].textContent + " " + tr.cells[NAME].title).toLowerCase(),
  }));
  body.replaceChildren();
  scroll.replaceChildren(table);
  table.setAttribute("aria-rowcount", rows.length + 1);

  // Drawing: of many rows only those in sight are in the document, between two spacers.
  const FEW = 300, SPARE = 20;
  let view = rows, whole = false, height = 28;
  const spacer = (count) => {
    const tr = document.createElement("tr");
    tr.className = "spacer";
    tr.insertCell().colSpan = LAST + 1;
    tr.cells[0].style.height = count * height + "px";
    return tr;
  };
  function draw() {
    if (whole || view.length <= FEW) return body.replaceChildren(...view.map((row) => row.tr));
    const first = Math.max(Math.floor(scroll.scrollTop / height) - SPARE, 0);
    const last = Math.min(first + Math.ceil(scroll.clientHeight / height) + 2 * SPARE, view.length);
    body.replaceChildren(spacer(first), ...view.slice(first, last).map((row) => row.tr), spacer(view.length - last));
  }
  function bring(at) {
    const top = at * height;
    if (view[at].tr.isConnected && view.length <= FEW) return;
    if (top < scroll.scrollTop || top > scroll.scrollTop + scroll.clientHeight - 6 * height) {
      scroll.scrollTop = Math.max(top - scroll.clientHeight / 2, 0);
    }
    draw();
  }
  let due = 0;
  scroll.addEventListener("scroll", () => {
    if (view.length > FEW) due ||= requestAnimationFrame(() => { due = 0; redraw(); });
  });
  function redraw() {
    const held = document.activeElement;
    draw();
    if (held && held !== document.activeElement && held.isConnected) held.focus({ preventScroll: true });
  }
  addEventListener("beforeprint", () => { whole = true; draw(); });
  addEventListener("afterprint", () => { whole = false; draw(); });

  // Sorting: a button in every heading; equal rows keep the order of the page.
  const key = {
    rank: (cell) => +cell.textContent, number: (cell) => +cell.textContent,
    text: (cell) => cell.textContent, name: (cell) => cell.textContent,
    e: (cell) => WORST[code(cell)],
  };
  let sorted = rows;
  const compare = new Intl.Collator("zh-CN").compare;
  function sort(head) {
    const at = head.cellIndex, value = key[head.dataset.kind];
    const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    heads.forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [value(row.tr.cells[at]), row]);
    keyed.sort(([a, one], [b, two]) =>
      sign * (typeof a === "string" ? compare(a, b) : a - b) || one.at - two.at);
    sorted = keyed.map(([, row]) => row);
    filter();
  }
  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  });

  // Filters.
  const form = $("filters");
  function fits(row, wanted) {
    const cells = row.tr.cells;
    if (wanted.text && !row.text.includes(wanted.text)) return false;
    if (wanted.band && cells[BAND].textContent !== wanted.band) return false;
    if (wanted.late && cells[LAST].textContent !== wanted.late) return false;
    if (wanted.element === "") return true;
    const state = code(cells[FRONT + +wanted.element]);
    return wanted.status === "gap" ? "mpr".includes(state) : state === wanted.status;
  }
  function filter() {
    const wanted = {
      text: $("f-text").value.trim().toLowerCase(), band: $("f-band").value, late: $("f-late").value,
      element: $("f-element").value, status: $("f-status").value,
    };
    view = sorted.filter((row) => fits(row, wanted));
    scroll.scrollTop = 0;
    draw();
    const all = rows.length;
    $("shown").textContent = view.length === all ? `共 ${all} 行` : `显示 ${view.length} 行，共 ${all} 行`;
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.querySelector(".gaps").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    $("f-element").value = button.dataset.element;
    filter();
    $("h-matrix").scrollIntoView();
  });

  // Details: text nodes only, so that nothing a report says can become markup.
  function make(tag, words, kind) {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    if (kind) made.className = kind;
    return made;
  }
  function part(title, words) {
    return words && words.length ? [make("h3", title), ...[words].flat().map((line) => make("p", line))] : [];
  }
  function quotes(list) {
    return list.map(([words, place, why]) => {
      const quote = make("blockquote", words);
      quote.append(make("small", place + (why ? "；" + why : "")));
      return quote;
    });
  }
  function element(at, data, name) {
    const about = elements[at], [state, reason, belongs, found, near] = data.items[at] || ["n", "", "", [], []];
    const line = make("p");
    line.append(make("span", WORDS[state], "state " + state), reason);
    return [
      make("h2", about.title), make("p", name), line,
      ...(found.length ? [make("h3", "原文"), ...quotes(found)] : []),
      ...(near.length ? [make("h3", "最近似，但不能算数"), ...quotes(near)] : []),
      ...part("应写在", belongs),
      ...(state === "f" || state === "n" ? [] : part("补法", about.advice)),
      ...part("依据", about.basis),
    ];
  }
  function overview(data, name) {
    const list = make("ul");
    data.items.forEach(([state, reason], at) => {
      if ("mpr".includes(state)) list.append(make("li", `${elements[at].title}：${WORDS[state]}，${reason}`));
    });
    return [
      make("h2", name), ...data.facts.map((line) => make("p", line)),
      ...(list.childNodes.length ? [make("h3", "缺项"), list] : []),
      ...(data.notes.length ? [make("h3", "提示（不计分）"), ...data.notes.map((line) => make("p", line))] : []),
    ];
  }
  let open = null;
  function show(cell) {
    const row = cell.parentElement, at = cell.cellIndex - FRONT, name = row.cells[NAME].textContent;
    const stored = $("d" + row.id.slice(1));
    if (!stored) return;
    const data = JSON.parse(stored.textContent);
    const close = make("button", "关闭", "close");
    close.addEventListener("click", hide);
    panel.replaceChildren(close, ...(at >= 0 && at < elements.length ? element(at, data, name) : overview(data, name)));
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("opened");
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    open?.classList.remove("open");
    (open = cell).classList.add("open");
  }
  function hide() {
    panel.hidden = true;
    document.body.classList.remove("opened");
    open?.classList.remove("open");
    open?.focus();
    open = null;
  }

  // Keyboard: one cell is in the tab order; arrows move through the table.
  let current = null;
  function focus(cell) {
    current?.removeAttribute("tabindex");
    current = cell;
    cell.tabIndex = 0;
    const at = cell.cellIndex - FRONT;
    if (at >= 0 && at < elements.length) cell.setAttribute("aria-label", `${elements[at].title}：${WORDS[code(cell)]}`);
  }
  function beside(cell, step) {
    const at = view.findIndex((row) => row.tr === cell.parentElement) + step;
    if (at < 0 || at >= view.length) return null;
    bring(at);
    return view[at].tr.cells[cell.cellIndex];
  }
  const MOVES = {
    ArrowLeft: (cell) => cell.previousElementSibling, ArrowRight: (cell) => cell.nextElementSibling,
    ArrowUp: (cell) => beside(cell, -1), ArrowDown: (cell) => beside(cell, 1),
    PageUp: (cell) => beside(cell, -10), PageDown: (cell) => beside(cell, 10),
    Home: (cell) => cell.parentElement.cells[0], End: (cell) => cell.parentElement.cells[LAST],
  };
  body.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td,th");
    const next = MOVES[event.key]?.(cell);
    if (event.key === "Enter" || event.key === " ") show(cell);
    else if (!next) return;
    else {
      focus(next);
      next.focus();
      if (open) show(next);
    }
    event.preventDefault();
  });
  body.addEventListener("click", (event) => {
    const cell = event.target.closest("td,th");
    if (!cell) return;
    focus(cell);
    cell.focus({ preventScroll: true });
    show(cell);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) hide();
  });
  if (rows.length) focus(rows[0].tr.cells[NAME]);
  filter();
  if (rows.length) height = rows[0].tr.offsetHeight || height;
})();
