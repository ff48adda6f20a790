/** Messages that stand in the page and are spoken when they appear. */
import { h } from "./dom.js";
import { icon } from "./icons.js";

const ICONS = { ok: "check", warn: "warn", bad: "warn", info: "info" };

/** A message box; bad news interrupts the screen reader, good news waits its turn. */
export function notice(kind, ...children) {
  return h(
    "div",
    { class: `notice ${kind}`, role: kind === "bad" ? "alert" : "status" },
    icon(ICONS[kind]),
    h("div", {}, ...children),
  );
}

/** Runs `work`; shows its refusal in `place` and gives undefined then. */
export async function attempt(place, work) {
  try {
    return await work();
  } catch (failure) {
    place.replaceChildren(notice("bad", failure.message));
    return undefined;
  }
}
