"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // "Mayagüez" and "mayaguez", "St. Louis" and "st louis", "31-9092" and "319092" are the same words
  const words = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/['’.]/g, "").replace(/(\d)-(?=\d)/g, "$1")
      .split(/[^a-z0-9]+/).filter(Boolean);

  const wordsOf = (elements) => elements.flatMap((element) => words(element.textContent));

  const rows = all(".pair").flatMap((pair) => {
    const roles = all("h1, h2, .occupations", all(".pair").length > 1 ? pair : document.querySelector("header"));
    const ofPair = wordsOf(roles);
    return all(".state", pair).flatMap((state) => {
      const ofState = words(state.querySelector("h3").textContent);
      return all(".area", state).map((element) => ({
        element, state, pair,
        code: element.querySelector(".where span").textContent,
        words: new Set([...ofPair, ...ofState, ...wordsOf(all(".where > *", element))]),
        sheets: all(".sheet", element).map((sheet) => ({
          element: sheet, layout: sheet.dataset.layout,
          files: all("[data-variant]", sheet), failed: sheet.querySelector(".failed") !== null,
        })),
      }));
    });
  });
  const vocabulary = [...new Set(rows.flatMap((row) => [...row.words]))];
  const states = all("nav li").map((entry) => ({
    entry, count: entry.querySelector("span"), id: entry.querySelector("a").hash.slice(1),
  }));

  // how many letters must be added, left out, changed or swapped to begin `known` with `typed`
  const distance = (typed, known) => {
    let before = [], last = Array.from({ length: known.length + 1 }, (_, column) => column);
    for (let row = 1; row <= typed.length; row++) {
      const next = [row];
      for (let column = 1; column <= known.length; column++) {
        const same = typed[row - 1] === known[column - 1];
        next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + !same);
        if (row > 1 && column > 1 && typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1]) {
          next[column] = Math.min(next[column], before[column - 2] + 1);
        }
      }
      [before, last] = [last, next];
    }
    return Math.min(...last);
  };

  const near = (typed) => {
    const most = typed.length < 4 || /\d/.test(typed) ? 0 : typed.length < 8 ? 1 : 2;
    const found = vocabulary.map((known) => [known, distance(typed, known)]).filter(([, far]) => far <= most);
    const least = Math.min(...found.map(([, far]) => far));
    return found.filter(([, far]) => far === least).map(([known]) => known);
  };

  // the closest kind of match that there is: a short word whole, a beginning, a part, a misspelling
  const meant = (typed) => {
    const kinds = [
      () => (typed.length < 3 ? vocabulary.filter((known) => known === typed) : []),
      () => vocabulary.filter((known) => known.startsWith(typed)),
      () => (typed.length < 3 ? [] : vocabulary.filter((known) => known.includes(typed))),
      () => near(typed),
    ];
    for (const [kind, find] of kinds.entries()) {
      const found = find();
      if (found.length) return { found: new Set(found), isGuess: kind === 3 };
    }
    return { found: new Set(), isGuess: false };
  };

  const value = (id) => (one(id) ? one(id).value : "");
  const number = (count, noun) => `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

  const choose = () => {
    const [layout, variant] = [value("layout"), value("variant")];
    for (const sheet of rows.flatMap((row) => row.sheets)) {
      for (const file of sheet.files) file.hidden = variant !== "" && file.dataset.variant !== variant;
      sheet.count = sheet.files.filter((file) => !file.hidden).length;
      sheet.element.hidden = (layout !== "" && sheet.layout !== layout) || !(sheet.count || sheet.failed);
    }
    show();
  };

  const show = () => {
    const typed = words(value("find")).map(meant);
    const pair = value("pair");
    // an area that crosses a line has a row in each of its states
    const counts = new Map(), pairs = new Set(), areas = new Set(), documents = new Map();
    for (const row of rows) {
      const sheets = row.sheets.filter((sheet) => !sheet.element.hidden);
      const shown = sheets.length > 0 && (pair === "" || row.pair.dataset.pair === pair)
        && typed.every(({ found }) => [...found].some((known) => row.words.has(known)));
      row.element.hidden = !shown;
      if (!shown) continue;
      counts.set(row.state.id, (counts.get(row.state.id) || 0) + 1);
      pairs.add(row.pair);
      areas.add(row.code);
      documents.set(`${row.pair.dataset.pair} ${row.code}`, sheets.reduce((sum, sheet) => sum + sheet.count, 0));
    }
    for (const state of all(".state")) state.hidden = !counts.has(state.id);
    for (const section of all(".pair")) section.hidden = !pairs.has(section);
    for (const state of states) {
      state.entry.hidden = !counts.has(state.id);
      state.count.textContent = counts.get(state.id) || 0;
    }
    for (const index of all("nav details")) index.hidden = !index.querySelector("li:not([hidden])");
    const total = [...documents.values()].reduce((sum, count) => sum + count, 0);
    say(number(total, "document") + " for " + number(areas.size, "area"), areas.size, typed);
  };

  let later;
  const say = (count, found, typed) => {
    const guessed = typed.filter(({ isGuess }) => isGuess).length > 0;
    const text = guessed && found ? `${count}, spelled nearly so` : count;
    one("count").textContent = text;
    one("count").hidden = !found || all("input, select").every((field) => field.value === "");
    one("none").hidden = found > 0;
    one("none").firstElementChild.textContent = `Nothing matches “${value("find").trim()}”.`;
    clearTimeout(later); // a screen reader hears the count when the typing pauses
    later = setTimeout(() => { one("announced").textContent = found ? text : "No documents"; }, 500);
  };

  const reset = () => {
    for (const field of all("input, select")) field.value = "";
    choose();
    one("find").focus();
  };

  const form = document.querySelector("form");
  form.hidden = false;
  one("find").addEventListener("input", show);
  one("find").addEventListener("keydown", (event) => { if (event.key === "Escape") reset(); });
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = document.querySelector(".area:not([hidden]) .files li:not([hidden]) a");
    if (first) first.focus();
  });
  one("none").querySelector("button").addEventListener("click", reset);

  // `latest` moves on to the next edition; a page that was opened there stays with its own
  const stay = () => {
    const shown = one("edition"), picture = document.querySelector("img[src]");
    if (!shown || !picture || !/\/latest\/[^/]*$/.test(location.pathname)) return;
    const own = `../editions/${shown.textContent}/`;
    const there = new Image();
    there.onload = () => {
      for (const [selector, name] of [["a[href]", "href"], ["img[src]", "src"]]) {
        for (const element of all(selector)) {
          const address = element.getAttribute(name);
          if (!/^(#|[a-z]+:)/.test(address)) element.setAttribute(name, own + address);
        }
      }
    };
    there.src = own + picture.getAttribute("src");
  };
  stay();

  const wide = matchMedia("(min-width: 72rem)");
  const open = () => { for (const index of all("[data-opens]")) index.open = wide.matches; };
  wide.addEventListener("change", open);
  open();
  addEventListener("pageshow", choose); // Back brings the words that were typed
})();
