// The studio without a build step: what a page does better with a script, each part by itself.
"use strict";

const PAUSE = 220; // milliseconds without a keystroke
const WATCH = 700;

// Choose: suggestions as one types, and the page beside the form.

function after(milliseconds, action) {
  let timer;
  return (...facts) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...facts), milliseconds);
  };
}

function chooses(form) {
  const status = document.getElementById("status"), preview = document.querySelector(".preview");
  let shown = "waits" in form.dataset ? "" : new URLSearchParams(new FormData(form)).toString();
  let busy = false;
  form.querySelector(".show").hidden = true;

  async function show() {
    const wanted = new URLSearchParams(new FormData(form)).toString();
    if (busy || wanted === shown) return;
    busy = true;
    preview.classList.add("is-late");
    const late = setTimeout(() => (status.textContent = "Making the page"), 600);
    try {
      const answer = await fetch(`/preview?${wanted}`);
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      place(new DOMParser().parseFromString(text, "text/html"));
      history.replaceState(null, "", `/?${wanted}`);
    } catch {
      status.textContent = "The studio does not answer. Is it still open?";
    }
    shown = wanted;
    busy = false;
    clearTimeout(late);
    preview.classList.remove("is-late");
    show(); // what was typed meanwhile
  }

  function place(answer) {
    for (const part of answer.querySelectorAll("[data-part]")) {
      const here = document.querySelector(`[data-part="${part.dataset.part}"]`);
      here.replaceChildren(...part.childNodes);
      const field = document.getElementById(part.dataset.part);
      if (field && "wrong" in part.dataset) field.setAttribute("aria-invalid", part.dataset.wrong);
    }
    const title = document.querySelector("#preview h2, #preview .trouble, #preview .empty");
    status.textContent = title ? title.textContent : "";
  }

  const soon = after(PAUSE, show);
  form.addEventListener("input", (event) => (event.target.type === "radio" ? show() : soon()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (button && button.dataset.name) {
      const field = document.getElementById(button.name);
      field.value = button.dataset.name;
      field.focus();
    }
    show();
  });
  for (const field of form.querySelectorAll("[data-choices]")) suggests(field, show);
  show(); // the first page, where it was not made with the form
}

// A text field whose list opens as one types: arrows walk it, Enter takes, Escape closes.
function suggests(field, taken) {
  const list = document.createElement("ul"), box = document.createElement("div");
  list.id = `${field.id}-choices`;
  list.hidden = true;
  for (const [name, value] of Object.entries({ role: "listbox", "aria-label": `${field.labels[0].textContent}: suggestions` })) list.setAttribute(name, value);
  box.className = "combo";
  field.replaceWith(box);
  box.append(field, list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);
  let at = -1, asked = 0;

  function close() {
    list.hidden = true;
    at = -1;
    asked += 1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
  function mark(number) {
    at = number;
    [...list.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }
  function take(one) {
    field.value = one.dataset.name;
    close();
    taken();
  }
  const ask = after(90, async () => {
    const turn = (asked += 1), text = field.value.trim();
    if (!text) return close();
    let found;
    try {
      const answer = await fetch(`${field.dataset.choices}?${new URLSearchParams({ text })}`);
      found = (await answer.json()).choices;
    } catch {
      return;
    }
    if (turn !== asked || document.activeElement !== field) return;
    list.replaceChildren(...found.map((one, number) => {
      const item = document.createElement("li"), more = document.createElement("span");
      item.id = `${list.id}-${number}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.name = one.name;
      more.textContent = one.detail;
      item.append(one.name, more);
      return item;
    }));
    at = -1;
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  });
  field.addEventListener("input", ask);
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const one = event.target.closest("li");
    if (one) take(one);
  });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) ask();
      else mark((at + (event.key === "ArrowDown" ? 1 : -1) + count + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden && at >= 0) take(list.children[at]);
      else {
        close();
        taken();
      }
      return;
    } else return;
    event.preventDefault();
  });
}

// Forms that take a while say so, once.
function busies(button) {
  button.form.addEventListener("submit", () => {
    button.textContent = button.dataset.busy;
    setTimeout(() => (button.disabled = true));
  });
}

// A file may be dropped where it may be chosen.
function drops(place) {
  const field = document.getElementById(place.dataset.drop);
  for (const name of ["dragenter", "dragover"]) place.addEventListener(name, (event) => {
    event.preventDefault();
    place.classList.add("is-over");
  });
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("is-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

// What is being done: a bar, until it ends.
async function watches(section) {
  const bar = document.getElementById("progress"), count = document.getElementById("count"), line = document.getElementById("line");
  for (;;) {
    await new Promise((done) => setTimeout(done, WATCH));
    let told;
    try {
      told = await (await fetch("/editions/progress")).json();
    } catch {
      line.textContent = "The studio does not answer. Is it still open?";
      return;
    }
    if (told.state !== section.dataset.state) return location.reload();
    if (told.total) {
      bar.max = told.total;
      bar.value = told.done;
      count.textContent = `${told.done.toLocaleString("en-US")} of ${told.total.toLocaleString("en-US")}`;
    }
    if (told.line && told.line !== line.textContent) line.textContent = told.line;
  }
}

for (const form of document.querySelectorAll("form.choose")) chooses(form);
for (const button of document.querySelectorAll("[data-busy]")) busies(button);
for (const place of document.querySelectorAll("[data-drop]")) drops(place);
for (const section of document.querySelectorAll('.now[data-state="running"]')) watches(section);
