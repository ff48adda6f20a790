/** Proposer une expérience: drafts of fiches, written by hand or taken from a document, up to publication. */
import { getJson, sendJson } from "../api.js";
import { confirmed } from "../confirm.js";
import { field, freshId, h, time, words } from "../dom.js";
import { icon } from "../icons.js";
import { attempt, notice } from "../notice.js";
import { isOperator } from "../session.js";
import { loadVocabulary } from "../vocabulary.js";
import { exportLinks } from "./exports.js";
import { ficheForm } from "./form.js";

/** The steps a draft may take from each state, most usual first. */
const STEPS = { brouillon: ["a-relire"], "a-relire": ["publiee", "brouillon"], publiee: ["brouillon"] };
const TONES = { brouillon: "", "a-relire": "warn", publiee: "ok" };

const content = document.getElementById("content");
const messages = h("div", { class: "messages" });
const shelf = h("div", { class: "drafts" });
const desk = h("section", { class: "desk", label: "propose.form" });
const address = new URLSearchParams(location.search);
const state = { drafts: [], open: null, selected: new Set(), isChanged: false };
addEventListener("beforeunload", (event) => state.isChanged && event.preventDefault());

if (!isOperator) content.replaceChildren(notice("warn", words("session.needed")));
const vocabulary = isOperator && (await attempt(content, loadVocabulary, { again: true }));
if (vocabulary) {
  content.replaceChildren(
    workflow(),
    messages,
    h("div", { class: "bench" }, h("div", { class: "bench-side" }, starters(), shelf), desk),
  );
  await load();
  if (address.has("question"))
    messages.append(notice("info", words("propose.for", { question: address.get("question") })));
  if (address.has("source")) await takeFrom(address.get("source"));
  if (!state.open) edit(null);
}

function workflow() {
  return h(
    "ol",
    { class: "workflow", label: "propose.workflow" },
    ...Object.keys(STEPS).map((name) =>
      h("li", {}, words(`draft.state.${name}`, {}, `tag ${TONES[name]}`), words(`propose.about.${name}`, {}, "hint")),
    ),
  );
}

function starters() {
  const select = h("select", {}, h("option", { value: "", say: "propose.choose_document" }));
  const take = h(
    "button",
    { type: "button", class: "button quiet", on: { click: () => select.value && leave(() => takeFrom(select.value)) } },
    icon("document"),
    words("propose.take"),
  );
  getJson("/api/sources").then(
    ({ sources }) => {
      for (const source of sources)
        if (source.source_kind === "document") select.append(h("option", { value: source.source_id }, source.title));
    },
    () => null,
  );
  const fresh = h(
    "button",
    { type: "button", class: "button", on: { click: () => leave(() => edit(null, true)) } },
    icon("add"),
    words("propose.new"),
  );
  return h("div", { class: "starters" }, fresh, field("propose.from_document", select), take);
}

async function load() {
  const answer = await attempt(messages, () => getJson("/api/drafts"));
  state.drafts = answer?.drafts ?? [];
  list();
}

function list() {
  const title = h("h2", { say: "propose.drafts" });
  if (state.drafts.length === 0) {
    shelf.replaceChildren(title, h("p", { class: "hint", say: "propose.no_drafts" }));
    return;
  }
  shelf.replaceChildren(title, h("ul", { class: "draft-list" }, ...state.drafts.map(entry)), exports());
}

function entry(draft) {
  const open = h(
    "button",
    {
      type: "button",
      class: "draft-open",
      "aria-current": String(state.open?.id === draft.id),
      on: { click: () => leave(() => edit(draft, true)) },
    },
    h("strong", { lang: "fr" }, draft.fields.title || "…"),
    h(
      "span",
      { class: "draft-meta" },
      words(`draft.state.${draft.state}`, {}, `tag ${TONES[draft.state]}`),
      time(draft.updated_at),
    ),
  );
  const box = h("input", {
    type: "checkbox",
    checked: state.selected.has(draft.id),
    label: "propose.select",
    values: { title: draft.fields.title ?? "" },
  });
  box.addEventListener("change", () => {
    state.selected[box.checked ? "add" : "delete"](draft.id);
    shelf.querySelector(".exports").replaceWith(exports());
  });
  return h("li", { class: "draft" }, box, open);
}

function exports() {
  const ids = state.drafts.map((draft) => draft.id).filter((id) => state.selected.size === 0 || state.selected.has(id));
  return h(
    "div",
    { class: "exports" },
    words("propose.export", { count: ids.length }),
    ...exportLinks(
      "/api/drafts",
      ids.map((id) => ["ids", id]),
    ),
  );
}

/** Goes on with `next`, unless what the form holds would be lost and is to be kept. */
async function leave(next) {
  const question = { title: "propose.leave", text: "propose.leave_text", action: "propose.leave_action" };
  if (!state.isChanged || (await confirmed(question))) next();
}

/** Opens a draft (or an empty one) on the desk. */
function edit(draft, focus = false) {
  state.open = draft;
  state.isChanged = false;
  const form = ficheForm(draft?.fields ?? { sources: [] }, draft?.citations ?? {}, vocabulary);
  const title = h("h2", { tabindex: "-1", id: freshId("desk") }, words(draft ? "propose.edit" : "propose.write"));
  const trouble = h("div", { class: "desk-trouble" });
  const isPublished = draft?.state === "publiee";
  const save = h("button", { class: "button", disabled: isPublished }, words("propose.save"));
  const steps = (draft ? STEPS[draft.state] : ["a-relire"]).map((target) =>
    h(
      "button",
      { type: "button", class: "button quiet", on: { click: () => move(form, target, trouble) } },
      words(`propose.to.${draft?.state ?? "brouillon"}.${target}`),
    ),
  );
  const remove =
    draft &&
    h(
      "button",
      { type: "button", class: "button bad", on: { click: () => discard(draft, trouble) } },
      icon("trash"),
      words("propose.delete"),
    );
  const element = h(
    "form",
    { novalidate: true, "aria-labelledby": title.id, on: { input: () => (state.isChanged = true) } },
    title,
    draft && h("p", {}, words(`draft.state.${draft.state}`, {}, `tag ${TONES[draft.state]}`)),
    form.element,
    h("div", { class: "desk-actions" }, trouble, save, ...steps, remove),
  );
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await store(form, trouble)) edit(state.open);
  });
  if (isPublished)
    for (const control of form.element.querySelectorAll("input, select, textarea, button")) control.disabled = true;
  desk.replaceChildren(element);
  list();
  if (focus) title.focus();
}

/** Saves what the form holds and says so once the list shows it; the stored draft, or undefined when refused. */
async function store(form, trouble) {
  const fields = form.read();
  const [method, path] = state.open ? ["PUT", `/api/drafts/${state.open.id}`] : ["POST", "/api/drafts"];
  const stored = await attempt(trouble, () => sendJson(method, path, { fields }));
  if (!stored) return undefined;
  trouble.replaceChildren();
  state.open = stored;
  state.isChanged = false;
  await load();
  messages.replaceChildren(notice("ok", words("propose.saved")));
  return stored;
}

async function move(form, target, trouble) {
  const missing = target === "publiee" ? form.missing() : [];
  if (missing.length) return refuse(form, missing, trouble);
  if (state.open?.state !== "publiee" && !(await store(form, trouble))) return;
  const moved = await attempt(trouble, () => sendJson("POST", `/api/drafts/${state.open.id}/state`, { state: target }));
  if (!moved) return messages.replaceChildren();
  await load();
  messages.replaceChildren(notice("ok", words(`propose.moved.${target}`)));
  edit(moved, true);
}

/** Tells which fields are wanted before a fiche is published, and goes to the first. */
function refuse(form, missing, trouble) {
  const names = missing.flatMap((name, index) => [index > 0 && ", ", words(`form.field.${name}`)]);
  messages.replaceChildren();
  trouble.replaceChildren(notice("bad", h("p", {}, words("propose.incomplete"), " ", ...names.filter(Boolean), ".")));
  form.focus(missing[0]);
}

async function discard(draft, trouble) {
  const values = { title: draft.fields.title ?? "…" };
  const question = { title: "propose.confirm", text: "propose.confirm_text", action: "propose.delete", values };
  if (!(await confirmed(question))) return;
  if ((await attempt(trouble, () => sendJson("DELETE", `/api/drafts/${draft.id}`))) === undefined) return;
  state.selected.delete(draft.id);
  await load();
  messages.replaceChildren(notice("ok", words("propose.deleted")));
  edit(null, true);
}

/** Takes one draft for each experiment that a document describes. */
async function takeFrom(sourceId) {
  messages.replaceChildren(notice("info", words("propose.taking")));
  const answer = await attempt(messages, () =>
    sendJson("POST", `/api/sources/${encodeURIComponent(sourceId)}/drafts`, {}),
  );
  if (!answer) return;
  messages.replaceChildren(
    answer.drafts.length
      ? notice("ok", words("propose.taken", { count: answer.drafts.length }))
      : notice("warn", words("propose.taken_none")),
  );
  await load();
  if (answer.drafts.length) edit(answer.drafts[0], true);
}
