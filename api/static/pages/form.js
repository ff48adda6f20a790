/** The form of a fiche: its fields by their key, filled from a draft and read back. */
import { safeUrl } from "../chat/citations.js";
import { field, freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { labelKey } from "../vocabulary.js";

const SECTIONS = [
  "need",
  "what_is_done",
  "results",
  "innovation",
  "methodology",
  "success_conditions",
  "obstacles",
  "transposition",
];
const REQUIRED = new Set(["title", "kind", "status", "public", "themes", "need", "what_is_done", "sources"]);

const text = (attributes = {}) => h("input", { autocomplete: "off", ...attributes });
const area = (rows) => h("textarea", { rows });
const trimmed = (value) => value.trim() || null;
const lines = (value) =>
  value
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const nameOf = (value) => (typeof value === "object" && value ? value.name : value) ?? "";

/** { element, read(), missing() (names of required fields), focus(name) } for the `fields` of a draft; `citations` are the words each was filled from. */
export function ficheForm(fields, citations, vocabulary) {
  const controls = makeControls(fields, vocabulary);
  const group = (key, ...names) =>
    h(
      "fieldset",
      { class: "form-group" },
      h("legend", { say: `form.group.${key}` }),
      ...names.map((name) => shown(name, controls[name], citations)),
    );
  const element = h(
    "div",
    { class: "fiche-form" },
    group("identity", "title", "acronym", "summary", "kind", "status"),
    group("where", "territory", "national", "period", "carrier", "partners", "funders"),
    group("who", "public", "themes"),
    group("story", ...SECTIONS),
    group("trust", "evidence_level", "confidence", "contact", "sources"),
  );
  const read = () => {
    const known = Object.entries(controls).map(([name, control]) => [name, control.read()]);
    return Object.fromEntries(
      [...Object.entries(fields).filter(([name]) => !(name in controls)), ...known].filter(
        ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
      ),
    );
  };
  const missing = () => {
    const given = read();
    return [...REQUIRED].filter((name) => !(name in given));
  };
  const focus = (name) => element.querySelector(`[data-field="${name}"] :is(input, select, textarea)`)?.focus();
  return { element, read, missing, focus };
}

function makeControls(fields, vocabulary) {
  const codes = (name, stem) => vocabulary[name].map((term) => [term.code, labelKey(stem, term.code)]);
  return {
    title: single(text({ maxlength: "120" }), fields.title),
    acronym: parsed(
      text(),
      (fields.acronym ?? []).join(", "),
      (value) =>
        value
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean),
      "form.hint.acronym",
    ),
    summary: single(h("textarea", { rows: "2", maxlength: "300" }), fields.summary),
    kind: choice(codes("kinds", "kind"), fields.kind, "form.choose"),
    status: choice(codes("statuses", "status"), fields.status, "form.choose"),
    territory: single(text(), fields.territory),
    national: flag(fields.national),
    period: parsed(
      text(),
      typeof fields.period === "object"
        ? (fields.period?.text ?? [fields.period?.start, fields.period?.end].filter(Boolean).join(" – "))
        : fields.period,
      trimmed,
      "form.hint.period",
    ),
    carrier: parsed(text(), nameOf(fields.carrier), (value) => sameOr(fields.carrier, trimmed(value)), null),
    partners: parsed(
      area("2"),
      (fields.partners ?? []).map(nameOf).join("\n"),
      (value) => lines(value).map((name) => sameAmong(fields.partners, name)),
      "form.hint.lines",
    ),
    funders: parsed(
      area("2"),
      (fields.funders ?? []).map(nameOf).join("\n"),
      (value) => lines(value).map((name) => sameAmong(fields.funders, name)),
      "form.hint.lines",
    ),
    public: several("public", codes("publics", "public"), fields.public ?? []),
    themes: several("themes", codes("themes", "theme"), fields.themes ?? []),
    ...Object.fromEntries(SECTIONS.map((name) => [name, single(area("4"), fields[name])])),
    evidence_level: choice(codes("evidence_levels", "evidence"), fields.evidence_level),
    confidence: choice(
      ["high", "medium", "low"].map((code) => [code, `confidence.${code}`]),
      fields.confidence ?? "medium",
    ),
    contact: contact(fields.contact),
    sources: sources(fields.sources ?? []),
  };
}

// What the form shows as a name may be more in the fiche (a role, an amount): it is kept while the name is.
const sameOr = (given, name) => (name && nameOf(given) === name ? given : name);
const sameAmong = (given, name) => (given ?? []).find((one) => nameOf(one) === name) ?? name;

function single(control, value) {
  control.value = value ?? "";
  return { control, read: () => trimmed(control.value) };
}

function parsed(control, value, parse, hint) {
  control.value = value ?? "";
  return { control, hint, read: () => parse(control.value) };
}

function choice(options, value, empty = "form.unsaid") {
  const control = h(
    "select",
    {},
    h("option", { value: "", say: empty }),
    ...options.map(([code, key]) => h("option", { value: code, say: key })),
  );
  control.value = value ?? "";
  return { control, read: () => control.value || null };
}

function flag(value) {
  const control = h("input", { type: "checkbox", checked: Boolean(value) });
  return { control, flag: true, read: () => control.checked };
}

function several(name, options, values) {
  const boxes = options.map(([code, key]) =>
    h(
      "label",
      { class: "option" },
      h("input", { type: "checkbox", value: code, checked: values.includes(code) }),
      words(key),
    ),
  );
  const element = h("div", { class: "several", role: "group", label: `form.field.${name}` }, ...boxes);
  return { element, read: () => [...element.querySelectorAll("input:checked")].map((box) => box.value) };
}

function contact(value) {
  const inputs = Object.fromEntries(
    ["name", "role", "email", "published_by"].map((name) => [
      name,
      text({
        type: name === "email" ? "email" : "text",
        value: (typeof value === "string" ? { name: value } : value)?.[name],
      }),
    ]),
  );
  const element = h(
    "div",
    { class: "grid" },
    ...Object.entries(inputs).map(([name, input]) => field(`form.contact.${name}`, input)),
  );
  const read = () => {
    const given = Object.entries(inputs)
      .map(([name, input]) => [name, trimmed(input.value)])
      .filter(([, one]) => one);
    return given.length ? Object.fromEntries(given) : null;
  };
  return { element, hint: "form.hint.contact", read };
}

/** The published sources of the fiche: at least one. */
function sources(values) {
  const rows = h("div", { class: "source-rows" });
  const add = (value = {}) => rows.append(sourceRow(value));
  for (const value of values.length ? values : [{}]) add(value);
  const more = h(
    "button",
    { type: "button", class: "button quiet small", on: { click: () => add() } },
    icon("add"),
    words("form.add_source"),
  );
  const read = () => [...rows.children].map((row) => row.given()).filter((source) => source.title);
  return { element: h("div", {}, rows, more), read };
}

function sourceRow(value) {
  const inputs = Object.fromEntries(
    ["title", "publisher", "url", "date"].map((name) => [
      name,
      text({ type: name === "url" ? "url" : "text", value: value[name] }),
    ]),
  );
  const row = h(
    "div",
    { class: "grid source-row" },
    ...Object.entries(inputs).map(([name, input]) => field(`form.source.${name}`, input)),
  );
  row.given = () =>
    Object.fromEntries(
      [...Object.entries(value), ...Object.entries(inputs).map(([name, input]) => [name, trimmed(input.value)])].filter(
        ([, one]) => one,
      ),
    );
  return row;
}

function shown(name, { control, element, hint, flag: isFlag }, citations) {
  const quotes = (citations[name] ?? []).map((citation) => quotation(citation, control?.value.trim() === citation.quote.trim()));
  if (isFlag)
    return h("div", { class: "field" }, h("label", { class: "option" }, control, words(`form.field.${name}`)));
  const required = REQUIRED.has(name);
  if (control) {
    const made = field(`form.field.${name}`, control, { hint });
    if (required) made.firstElementChild.append(" ", words("form.required", {}, "hint"));
    control.name = name;
    made.dataset.field = name;
    made.append(...quotes);
    return made;
  }
  const label = h(
    "p",
    { class: "label", id: freshId("label") },
    words(`form.field.${name}`),
    required && " ",
    required && words("form.required", {}, "hint"),
  );
  return h(
    "div",
    { class: "field", "data-field": name },
    label,
    hint && h("p", { class: "hint", say: hint }),
    element,
    ...quotes,
  );
}

/** The words of the document that a field was filled from; not twice where the field holds them as they are. */
function quotation(citation, isShown) {
  return h(
    "p",
    { class: "filled-from" },
    icon("document"),
    h(
      "a",
      { href: safeUrl(citation.url), target: "_blank", rel: "noopener" },
      isShown ? words("form.verbatim") : h("q", { lang: "fr" }, citation.quote),
    ),
  );
}
