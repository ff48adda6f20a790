/** The Documents page: bring files in, watch them being read, see what is on the shelves, take out with proof. */
import { getJson, sendJson } from "../api.js";
import { confirmed } from "../confirm.js";
import { field, freshId, h, time, words } from "../dom.js";
import { icon } from "../icons.js";
import { attempt, notice } from "../notice.js";
import { isOperator } from "../session.js";
import { follow, keptJobs } from "./job.js";
import { uploader } from "./upload.js";

const content = document.getElementById("content");
const jobs = h("div", { class: "jobs" });
const messages = h("div", { class: "messages", tabindex: "-1" });
const shelf = h("div", { class: "shelf" });
const waiting = h("p", { class: "loading", say: "common.loading" });
const state = { sources: [], kind: "document", sought: "", asked: 0 };

const entrance = isOperator ? uploader(started) : h("p", { class: "hint", say: "session.operator" });
content.replaceChildren(entrance, jobs, messages, waiting, shelf);
for (const job of keptJobs()) jobs.append(follow(job, load));
load();
document.addEventListener("essaim:language", load); // what is told of a file comes from the server

function started(job) {
  jobs.prepend(follow(job, load));
}

/** Shows the shelf as it is now; an answer that a later question has overtaken is dropped. */
async function load() {
  const mine = (state.asked += 1);
  waiting.hidden = shelf.hasChildNodes();
  const answer = await attempt(messages, () => getJson("/api/sources"), { again: true });
  waiting.hidden = true;
  if (!answer || mine !== state.asked) return;
  state.sources = answer.sources;
  if (!shelf.hasChildNodes()) shelf.append(...frame());
  list();
}

function frame() {
  const title = h("h2", { id: freshId("shelf"), say: "documents.shelf" });
  const sought = h("input", { type: "search", on: { input: () => ((state.sought = sought.value), list()) } });
  const kinds = h(
    "div",
    { class: "switch", role: "group", label: "documents.kinds" },
    ...["document", "fiche"].map(kindButton),
  );
  return [
    title,
    h("div", { class: "toolbar" }, kinds, field("documents.search", sought)),
    h("div", { class: "shelf-list" }),
  ];
}

function kindButton(kind) {
  const button = h("button", { type: "button", "data-kind": kind, on: { click: () => ((state.kind = kind), list()) } });
  return button;
}

function list() {
  for (const button of shelf.querySelectorAll("[data-kind]")) {
    const count = state.sources.filter((source) => source.source_kind === button.dataset.kind).length;
    button.replaceChildren(words(`documents.kind.${button.dataset.kind}`, { count }));
    button.setAttribute("aria-pressed", String(button.dataset.kind === state.kind));
  }
  const wanted = state.sought.trim().toLocaleLowerCase();
  const shown = state.sources.filter(
    (source) =>
      source.source_kind === state.kind && `${source.title} ${source.origin}`.toLocaleLowerCase().includes(wanted),
  );
  const place = shelf.querySelector(".shelf-list");
  if (shown.length === 0)
    place.replaceChildren(h("p", { class: "empty", say: emptiness(wanted) }));
  else place.replaceChildren(table(shown));
}

function emptiness(wanted) {
  if (wanted) return "documents.none_found";
  return isOperator ? "documents.none" : "documents.none_readable";
}

/** Roles are said outright: small screens lay the rows out as blocks, which would take them away. */
function table(sources) {
  const heads = ["title", "size", "readers", "added", "actions"].map((name) =>
    h("th", { scope: "col", role: "columnheader", say: `documents.column.${name}` }),
  );
  return h(
    "div",
    { class: "table-frame" },
    h(
      "table",
      { class: "listing", role: "table" },
      h("caption", { class: "sr", say: "documents.shelf" }),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads)),
      h("tbody", { role: "rowgroup" }, ...sources.map(row)),
    ),
  );
}

function row(source) {
  const address = `/sources/${encodeURIComponent(source.source_id)}`;
  const remove = h(
    "button",
    { type: "button", class: "button bad small", on: { click: () => removal(source) } },
    icon("trash"),
    words("documents.remove"),
    h("span", { class: "sr" }, ` ${source.title}`),
  );
  const drafts =
    source.source_kind === "document" &&
    h(
      "a",
      { class: "button quiet small", href: `/proposer?source=${encodeURIComponent(source.source_id)}` },
      icon("pencil"),
      words("documents.drafts"),
    );
  return h(
    "tr",
    { role: "row" },
    h(
      "th",
      { scope: "row", role: "rowheader" },
      h("a", { href: address }, source.title),
      h("span", { class: "origin" }, source.origin),
      ...source.warnings.map((text) => h("span", { class: "warning" }, icon("warn"), text)),
    ),
    h(
      "td",
      { role: "cell" },
      source.pages > 0 && h("span", { class: "line" }, words("source.pages", { count: source.pages })),
      h("span", { class: "line" }, words("documents.passages", { count: source.passages })),
    ),
    h("td", { role: "cell" }, readers(source.groups)),
    h("td", { role: "cell" }, time(source.added_at)),
    h(
      "td",
      { class: "row-actions", role: "cell" },
      h("a", { class: "button quiet small", href: address }, words("documents.extracted")),
      isOperator && drafts,
      isOperator && remove,
    ),
  );
}

function readers(groups) {
  if (groups.length === 0) return words("documents.private");
  return h("span", {}, groups.includes("public") ? words("documents.public") : groups.join(", "));
}

const question = { title: "documents.confirm", text: "documents.confirm_text", action: "documents.remove" };

async function removal(source) {
  if (!(await confirmed({ ...question, values: { title: source.title } }))) return;
  messages.replaceChildren(notice("info", words("documents.removing", { title: source.title })));
  showMessages();
  const proof = await attempt(messages, () =>
    sendJson("DELETE", `/api/sources/${encodeURIComponent(source.source_id)}`),
  );
  if (!proof) return;
  const clean = proof.remaining_passages === 0 && proof.remaining_bytes === 0;
  const values = { title: source.title, passages: proof.remaining_passages, bytes: proof.remaining_bytes };
  messages.replaceChildren(
    notice(
      clean ? "ok" : "warn",
      h("p", {}, words(clean ? "documents.removed" : "documents.not_clean", values)),
      h("p", { class: "hint", say: "documents.backups" }),
    ),
  );
  await load();
  showMessages();
}

// What is told stands above the list, where the reader may no longer be; the button that had the focus goes with its row.
function showMessages() {
  messages.focus({ preventScroll: true });
  messages.scrollIntoView({ block: "center" });
}
