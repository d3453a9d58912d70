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

// A field that is put into a box keeps the focus: a move takes it away, and with it what is typed next.
function wrap(field, box) {
  const isFocused = document.activeElement === field;
  field.replaceWith(box);
  box.append(field);
  if (isFocused) field.focus();
}

// A text field whose list opens as one types: arrows walk it, Enter takes, Escape closes.
function suggests(field, taken) {
  const list = document.createElement("ul"), box = document.createElement("div");
  list.id = `${field.id}-choices`;
  list.hidden = true;
  for (const [name, value] of Object.entries({ role: "listbox", "aria-label": `${field.labels[0].textContent}: suggestions` })) list.setAttribute(name, value);
  box.className = "combo";
  wrap(field, box);
  box.append(list);
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

// Your school and Texts: what is typed is counted, checked and shown; nothing is kept until it is saved.
const LARGEST = 12 * 2 ** 20;

function counts(line) {
  const field = document.getElementById(line.dataset.count), most = Number(line.dataset.most);
  field.addEventListener("input", () => {
    const texts = "lines" in line.dataset ? field.value.split("\n").map((one) => one.trim()).filter(Boolean) : [field.value.trim()];
    const longest = Math.max(0, ...texts.map((one) => [...one].length)), said = longest.toLocaleString("en-US");
    const count = `${texts.length} ${texts.length === 1 ? "line" : "lines"}`;
    if (!("lines" in line.dataset)) line.textContent = `${said} of ${most} characters`;
    else line.textContent = most ? `${count}, the longest ${said} of ${most} characters` : count;
    line.toggleAttribute("data-over", Boolean(most) && longest > most);
  });
}

function picks(field) {
  const picker = document.createElement("input"), row = document.createElement("div");
  picker.type = "color";
  picker.className = "picker";
  picker.setAttribute("aria-label", `${field.labels[0].textContent}: choose`);
  row.className = "row";
  wrap(field, row);
  row.append(picker);
  const follow = () => {
    const colour = field.value || field.placeholder;
    if (/^#[0-9a-f]{6}$/i.test(colour)) picker.value = colour;
  };
  follow();
  field.addEventListener("input", follow);
  picker.addEventListener("input", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function draftsOf(form) {
  const status = document.getElementById("status"), preview = document.querySelector(".desk > .preview");
  let busy = false, again = false;

  async function show() {
    if (busy) return (again = true);
    busy = true;
    again = false;
    const sent = new FormData(form), files = new Map();
    for (const field of form.querySelectorAll("input[type=file]")) files.set(field, field.files[0]);
    sent.set("do", "show");
    for (const field of form.querySelectorAll("[data-taken]")) sent.delete(field.name); // not meant yet
    if (preview) preview.classList.add("is-late");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent });
      if (!answer.headers.get("content-type").startsWith("text/html")) throw new Error(await answer.text());
      place(new DOMParser().parseFromString(await answer.text(), "text/html"));
      for (const [field, file] of files) if (file && field.files[0] === file) field.value = "";
    } catch (error) {
      const said = form.querySelector('[data-part="count"]');
      said.textContent = error instanceof TypeError ? "The studio does not answer. Is it still open?" : error.message;
    }
    busy = false;
    if (preview) preview.classList.remove("is-late");
    if (again) show();
  }

  function place(answer) {
    for (const part of answer.querySelectorAll("[data-part]")) {
      const here = document.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
      if (!here || isSearched(part)) continue;
      if (here.innerHTML !== part.innerHTML && !here.contains(document.activeElement)) here.replaceChildren(...part.childNodes);
      const field = document.getElementById(part.dataset.field);
      if (!field) continue;
      if (part.dataset.wrong === "true") field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    const title = document.querySelector('[data-part="pages"] h3, [data-part="pages"] .empty');
    if (title) status.textContent = title.textContent;
  }

  // a place that is being searched for was not sent, and what was said of it stays
  function isSearched(part) {
    const field = document.getElementById(part.dataset.field);
    return Boolean(field && field.dataset.taken && field.value);
  }

  const soon = after(500, show);
  for (const field of form.elements) {
    if (field.type === "file") field.addEventListener("change", () => {
      const large = field.files[0] && field.files[0].size > LARGEST - 2 ** 16;
      field.setCustomValidity(large ? "That is too large: 12 MB at most." : "");
      if (large) {
        field.reportValidity();
        field.value = "";
      } else show();
    });
    else if (field.tagName === "SELECT") field.addEventListener("change", show);
    else if (field.type !== "hidden" && !field.dataset.taken) field.addEventListener("input", soon);
  }
  for (const field of [...form.elements].filter((one) => one.dataset.choices)) {
    const button = field.dataset.taken && [...form.elements].find((one) => one.value === field.dataset.taken);
    suggests(field, () => (button ? form.requestSubmit(button) : show()));
  }
  form.addEventListener("submit", (event) => {
    const clears = event.submitter && event.submitter.dataset.clears;
    if (clears) document.getElementById(clears).value = "";
  });
  let unsaved = "unsaved" in form.dataset;
  form.addEventListener("input", () => (unsaved = true));
  form.addEventListener("submit", () => (unsaved = false));
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  if (preview) show();
}

for (const line of document.querySelectorAll("[data-count]")) counts(line);
for (const field of document.querySelectorAll("[data-colour]")) picks(field);
for (const form of document.querySelectorAll("form[data-drafts]")) draftsOf(form);
for (const field of document.querySelectorAll(".begins [data-choices]")) suggests(field, () => {});
