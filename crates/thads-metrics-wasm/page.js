// Takes what is pasted, typed, dropped or chosen, hands it to the engine, and shows what comes back. All that is known of statistics
// is in the engine; all words of the page are in index.html, in both languages.
"use strict";

const part = (id) => document.getElementById(id);
const root = document.documentElement;
const form = part("form"), text = part("text"), chosen = part("file");
const status = part("status"), result = part("result"), saved = part("files");

let ready = null; // the engine, once it is open
let given = null; // what was read last: {bytes, name}

function open() {
  const packed = Uint8Array.from(atob(packedEngine), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer().then((module) => wasm_bindgen({ module_or_path: module }));
}

// What stands in the status line: a sentence of index.html by its id, or one of the engine.
function say(id, kind = "") {
  status.innerHTML = part(id).innerHTML;
  status.className = kind;
}

function fail(failure) {
  console.error(failure);
  say("failed", "refused");
}

function sayVerdict(sentence, kind) {
  status.textContent = sentence;
  status.className = kind;
}

function clear() {
  result.hidden = saved.hidden = true;
  result.replaceChildren();
  saved.replaceChildren();
}

// Reads what was given, and shows its page; the browser may paint before the work begins.
async function read(bytes, name) {
  given = { bytes, name };
  clear();
  say("reading", "busy");
  await new Promise((go) => setTimeout(go, 20));
  let page;
  try {
    await ready;
    const asked = ["office", "period", "measure", "unit"].map((id) => part(id).value);
    page = JSON.parse(wasm_bindgen.read(bytes, name, root.lang, ...asked));
  } catch (failure) {
    return fail(failure);
  }
  if (given.bytes !== bytes) return; // something else has been given meanwhile
  if (page.error !== undefined) {
    sayVerdict(page.error, "refused");
    part("asked").open ||= / period=| measure=|--measure/.test(page.error);
  } else {
    sayVerdict([name, page.verdict].filter(Boolean).join(": "), page.sound ? "sound" : "found");
    result.innerHTML = page.html;
    page.files.forEach(offer);
    result.hidden = saved.hidden = false;
  }
  status.scrollIntoView({ block: "start" });
}

function offer(file) {
  const item = part("saved").content.cloneNode(true);
  const ending = file.name.split(".").pop().toUpperCase();
  item.querySelectorAll(".ending").forEach((word) => (word.textContent = ending));
  item.querySelector(".save").onclick = () => save(file);
  item.querySelector(".copy").onclick = () => copy(file);
  saved.append(item);
}

function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: file.media + ";charset=utf-8" }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function copy(file) {
  const said = [status.innerHTML, status.className];
  try {
    await navigator.clipboard.writeText(file.text);
    say("copied");
  } catch {
    say("uncopied", "refused");
  }
  setTimeout(() => ([status.innerHTML, status.className] = said), 2500);
}

// Files: one at a time, a byte more than the engine reads of any, so that it can say that it is too large.
async function take(files) {
  if (files.length > 1) return say("several", "refused");
  const [file] = files;
  say("reading", "busy");
  let bytes;
  try {
    await ready;
  } catch (failure) {
    return fail(failure);
  }
  try {
    bytes = new Uint8Array(await file.slice(0, wasm_bindgen.most_bytes() + 1).arrayBuffer());
  } catch {
    return say("unread", "refused");
  }
  return read(bytes, file.name);
}

function takeText() {
  if (text.value.trim() === "") return say("nothing");
  read(new TextEncoder().encode(text.value), "");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (text.value.trim() === "" && given) read(given.bytes, given.name);
  else takeText();
});
form.addEventListener("reset", () => {
  given = null;
  clear();
  sayVerdict("", "");
  text.focus();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
chosen.addEventListener("change", () => {
  if (chosen.files.length) {
    text.value = "";
    take(chosen.files);
  }
  chosen.value = "";
});
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length && !event.clipboardData.types.includes("text/plain")) {
    event.preventDefault();
    text.value = "";
    return take(event.clipboardData.files);
  }
  if (event.target.closest("input, select")) return;
  if (event.target !== text) text.value = event.clipboardData.getData("text/plain");
  setTimeout(takeText); // once the text is there
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  root.classList.add("dragging");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) root.classList.remove("dragging");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  root.classList.remove("dragging");
  if (event.dataTransfer.files.length) {
    text.value = "";
    take(event.dataTransfer.files);
  } else if (event.dataTransfer.getData("text/plain")) {
    text.value = event.dataTransfer.getData("text/plain");
    takeText();
  }
});

function speak(language) {
  root.lang = language;
  if (given) read(given.bytes, given.name);
}
part("language").addEventListener("click", () => {
  history.replaceState(null, "", root.lang === "vi" ? "#en" : "#vi");
  speak(root.lang === "vi" ? "en" : "vi");
});
if (location.hash === "#en") speak("en");

if (typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined") {
  say("old", "refused");
} else {
  ready = open();
  ready.then(() => (part("version").textContent = wasm_bindgen.version()), fail);
}
