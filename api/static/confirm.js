/** Asks before something is lost. */
import { freshId, h } from "./dom.js";

/** Whether the reader goes on: `title`, `text` and `action` are keys of words, `values` go into the title. */
export function confirmed({ title, text, action, values = {} }) {
  return new Promise((resolve) => {
    const opener = document.activeElement;
    const heading = h("h2", { id: freshId("confirm"), say: title, values });
    const button = (key, kind, answer) =>
      h("button", { type: "button", class: `button ${kind}`, say: key, on: { click: () => dialog.close(answer) } });
    const dialog = h(
      "dialog",
      { "aria-labelledby": heading.id },
      heading,
      h("p", { say: text }),
      h("div", { class: "dialog-actions" }, button("common.cancel", "quiet", ""), button(action, "bad", "yes")),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (opener?.isConnected) opener.focus();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
