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
    h("div", { class: "notice-body" }, ...children.filter(Boolean)),
  );
}

/** Runs `work`; shows its refusal in `place` and gives undefined then. `again` offers to load the page once more. */
export async function attempt(place, work, { again = false } = {}) {
  try {
    return await work();
  } catch (failure) {
    const retry = again && h("button", { type: "button", class: "button small", say: "common.retry" });
    if (retry) retry.addEventListener("click", () => location.reload());
    place.replaceChildren(notice("bad", h("p", {}, failure.message), retry));
    return undefined;
  }
}
