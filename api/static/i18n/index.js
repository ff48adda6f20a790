/** The page's own words, in the reader's language. Elements carry keys (data-say…); `setLanguage` rewrites them in place. */
import { en } from "./en.js";
import { fr } from "./fr.js";

const KEPT = "essaim.language";
const catalogues = { fr: new Map(Object.entries(fr)), en: new Map(Object.entries(en)) };
let language = "fr";

/** French typography: thin and full non-breaking spaces, guillemets, curly apostrophes. */
export const typeset = (text) => bind(text.replaceAll("'", "’"));

/** The same text, where no line begins with a mark or ends with an opening one: as many characters, its spaces bound. */
export function bind(text) {
  return text
    .replace(/ (?=[;!?])|(?<=\d) (?=\d{3}(?!\d))/g, "\u202f")
    .replace(/ (?=[:»%€])|(?<=«) /g, "\u00a0");
}

export const currentLanguage = () => language;

/** Adds labels that the server knows (vocabularies), as [key, { fr, en }]. */
export function addWords(entries) {
  for (const [key, words] of entries) {
    catalogues.fr.set(key, words.fr);
    catalogues.en.set(key, words.en);
  }
}

/** The words for `key`, with {values}; `count` picks the plural. An unknown key shows its last part, a code its server knows. */
export function say(key, values = {}) {
  let words = catalogues[language].get(key) ?? key.split(".").at(-1);
  if (typeof words === "object") words = words[new Intl.PluralRules(language).select(values.count)] ?? words.other;
  if (language === "fr") words = typeset(words);
  return words.replace(/\{(\w+)\}/g, (hole, name) => shown(values[name] ?? hole));
}

const shown = (value) => (typeof value === "number" ? new Intl.NumberFormat(language).format(value) : String(value));

/** A date as people of this language write it; a partial ISO date ("2018", "2018-10") keeps its precision. */
export function sayDate(iso) {
  const precision = { 4: { year: "numeric" }, 7: { year: "numeric", month: "long" } };
  const form = precision[iso.length] ?? { year: "numeric", month: "long", day: "numeric" };
  const date = new Date(iso.length < 10 ? iso : iso.slice(0, 19) + (iso.includes("T") ? "Z" : ""));
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(language, form).format(date);
}

const ATTRIBUTES = ["aria-label", "placeholder", "title"];

/** Writes the words of every marked element under `root`. */
export function relabel(root = document) {
  for (const element of root.querySelectorAll("[data-say]")) {
    element.textContent = say(element.dataset.say, JSON.parse(element.dataset.values ?? "{}"));
  }
  for (const name of ATTRIBUTES) {
    for (const element of root.querySelectorAll(`[data-say-${name}]`)) {
      element.setAttribute(
        name,
        say(element.getAttribute(`data-say-${name}`), JSON.parse(element.dataset.values ?? "{}")),
      );
    }
  }
  for (const element of root.querySelectorAll("time[data-date]")) element.textContent = sayDate(element.dataset.date);
}

/** The language asked by the address, else chosen before, else the server's. */
export function startLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  setLanguage([asked, kept(), document.documentElement.lang].find((one) => one in catalogues) ?? "fr");
}

export function setLanguage(next) {
  language = next;
  document.documentElement.lang = next;
  keep(next);
  relabel();
  document.dispatchEvent(new CustomEvent("essaim:language", { detail: next }));
}

// A browser may refuse storage (an iframe on another site): the choice then lasts as long as the page.
function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    return;
  }
}
