/** What was understood of a question, as chips that the reader takes away or adds; each change asks again. */
import { field, freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { getJson } from "../api.js";
import { labelKey, loadVocabulary } from "../vocabulary.js";

const LEVELS = ["commune", "epci", "departement", "region", "national"];

/** The facets of `understood` alone: what `filters` may hold. */
export function facetsOf(understood) {
  const { themes = [], publics = [], territories = [], period = null, status = [] } = understood;
  return { themes, publics, territories, period, status };
}

/** The row of chips; `onChange(filters)` gets all facets as they shall be. */
export function chips(understood, onChange) {
  const facets = facetsOf(understood);
  const without = (name, index) => onChange({ ...facets, [name]: facets[name].filter((_, at) => at !== index) });
  const coded = (name, stem) =>
    facets[name].map((code, index) => chip(`chip.${stem}`, words(labelKey(stem, code)), () => without(name, index)));
  const all = [
    ...coded("themes", "theme"),
    ...coded("publics", "public"),
    ...facets.territories.map((place, index) =>
      chip(place.excluded ? "chip.outside" : "chip.territory", h("span", {}, place.label || place.code), () =>
        without("territories", index),
      ),
    ),
    ...(facets.period
      ? [chip("chip.period", h("span", {}, periodText(facets.period)), () => onChange({ ...facets, period: null }))]
      : []),
    ...coded("status", "status"),
  ];
  const add = h(
    "button",
    { class: "chip add", type: "button", on: { click: () => openAdder(add, facets, onChange) } },
    icon("add"),
    words(all.length ? "chips.add" : "chips.add_first"),
  );
  if (all.length === 0) return h("div", { class: "chips" }, add);
  const label = h("span", { class: "chips-label", id: freshId("chips"), say: "chips.title" });
  const list = h("ul", { class: "chips-list", "aria-labelledby": label.id }, ...all.map((one) => h("li", {}, one)));
  return h("div", { class: "chips" }, label, list, add);
}

function chip(kindKey, value, remove) {
  const verb = h("span", { class: "sr", id: freshId("remove"), say: "chips.remove" });
  const text = h("span", { id: freshId("chip") }, words(kindKey, {}, "chip-kind"), " ", value);
  const button = h(
    "button",
    { type: "button", class: "chip-remove", "aria-labelledby": `${verb.id} ${text.id}`, on: { click: remove } },
    verb,
    icon("close"),
  );
  return h("span", { class: "chip" }, text, button);
}

function periodText({ start, end }) {
  if (start && end) return start === end ? start : `${start} – ${end}`;
  return start ? `${start} →` : `→ ${end}`;
}

/** A dialog to add a theme, a public, a territory, a status or a period. */
async function openAdder(opener, facets, onChange) {
  opener.disabled = true;
  const vocabulary = await loadVocabulary().catch(() => ({ themes: [], publics: [], statuses: [], territories: [] }));
  opener.disabled = false;
  const theme = select(vocabulary.themes, "theme", facets.themes);
  const audience = select(vocabulary.publics, "public", facets.publics);
  const status = select(vocabulary.statuses ?? [], "status", facets.status);
  const territory = territoryInput(vocabulary.territories ?? []);
  const [start, end] = [yearInput(facets.period?.start), yearInput(facets.period?.end)];
  const form = h(
    "form",
    { method: "dialog", class: "adder" },
    h("h2", { say: "chips.dialog", id: freshId("adder") }),
    field("chip.theme", theme),
    field("chip.public", audience),
    field("chip.territory", territory.input, { hint: "chips.territory_hint" }),
    territory.options,
    field("chip.status", status),
    h("div", { class: "pair" }, field("chips.from", start), field("chips.to", end)),
    h(
      "div",
      { class: "dialog-actions" },
      h("button", { class: "button quiet", type: "button", say: "common.cancel", on: { click: () => dialog.close() } }),
      h("button", { class: "button", say: "chips.ask_again" }),
    ),
  );
  const dialog = h(
    "dialog",
    { "aria-labelledby": form.firstElementChild.id, on: { close: () => dialog.remove() } },
    form,
  );
  form.addEventListener("submit", () => {
    const grown = { ...facets };
    if (theme.value) grown.themes = [...facets.themes, theme.value];
    if (audience.value) grown.publics = [...facets.publics, audience.value];
    if (status.value) grown.status = [...facets.status, status.value];
    const place = territory.chosen();
    if (place) grown.territories = [...facets.territories, place];
    if (start.value || end.value) grown.period = { start: start.value || null, end: end.value || null };
    onChange(grown);
  });
  opener.closest("essaim-chat").append(dialog);
  dialog.showModal();
}

function select(terms, stem, taken) {
  const options = terms
    .filter((term) => !taken.includes(term.code))
    .map((term) => h("option", { value: term.code, say: labelKey(stem, term.code) }));
  return h("select", {}, h("option", { value: "", say: "chips.any" }), ...options);
}

function yearInput(value) {
  return h("input", {
    inputmode: "numeric",
    pattern: "\\d{4}",
    maxlength: "4",
    placeholder: "chips.year",
    value: value?.slice(0, 4),
  });
}

/** A text field that proposes territories; the server completes what is typed. */
function territoryInput(known) {
  let places = known;
  const options = h("datalist", { id: freshId("places") });
  const input = h("input", { list: options.id, autocomplete: "off" });
  const title = (place) => place.label;
  const fill = () =>
    options.replaceChildren(
      ...places.map((place) =>
        h("option", { value: title(place) }, LEVELS.includes(place.level) ? words(`level.${place.level}`) : ""),
      ),
    );
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.length >= 2 && !places.some((place) => title(place) === input.value))
      timer = setTimeout(complete, 200);
  });
  const complete = async () => {
    const found = await getJson(`/api/territories?q=${encodeURIComponent(input.value)}`).catch(() => null);
    if (found) places = found.territories;
    fill();
  };
  fill();
  const chosen = () => places.find((place) => title(place).toLowerCase() === input.value.trim().toLowerCase()) ?? null;
  return { input, options, chosen };
}
