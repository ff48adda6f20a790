/** Builds elements without ever parsing HTML: text is always text. */
import { say, sayDate } from "./i18n/index.js";

const KEYED = { label: "aria-label", placeholder: "placeholder", tip: "title" };

/**
 * An element. `say` (+ `values`) is the key of its words; `label`, `placeholder` and `tip` are keys of attributes;
 * `on` maps events to listeners; every other property is an attribute (null and false leave it out).
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { say: key, values, on = {}, ...attributes } = properties;
  if (values) element.dataset.values = JSON.stringify(values);
  if (key) {
    element.dataset.say = key;
    element.textContent = say(key, values);
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value, values);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function setAttribute(element, name, value, values) {
  if (value === null || value === undefined || value === false) return;
  if (name in KEYED) {
    element.setAttribute(`data-say-${KEYED[name]}`, value);
    element.setAttribute(KEYED[name], say(value, values));
  } else {
    element.setAttribute(name, value === true ? "" : value);
  }
}

/** A span with words of the page. */
export const words = (key, values, className) => h("span", { say: key, values, class: className });

/** A <time> that follows the language. */
export function time(iso) {
  return h("time", { datetime: iso, "data-date": iso }, sayDate(iso));
}

let made = 0;
/** An id that no other element of the page has. */
export const freshId = (stem) => `${stem}-${(made += 1)}`;

/** A labelled control: the label is tied to the control, a hint describes it. */
export function field(key, control, { hint = null, required = false } = {}) {
  control.id ||= freshId("field");
  const label = h("label", { for: control.id }, words(key));
  if (required) {
    control.required = true;
    label.append(" ", words("form.required", {}, "hint"));
  }
  const help = hint && h("p", { class: "hint", say: hint, id: `${control.id}-hint` });
  if (help) control.setAttribute("aria-describedby", help.id);
  return h("div", { class: "field" }, label, help, control);
}
