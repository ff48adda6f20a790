/** The earlier conversations of this browser, in a dialog: open one, delete one or all. */
import { sendJson } from "../api.js";
import { confirmed } from "../confirm.js";
import { freshId, h, time, words } from "../dom.js";
import { icon } from "../icons.js";
import { forget, remembered } from "./memory.js";

/** Shows the dialog; `onOpen(conversation)` is called with the one chosen, `onForget(key)` for each one deleted. */
export function showHistory(host, { onOpen, onForget }) {
  const title = h("h2", { id: freshId("history"), tabindex: "-1", say: "history.title" });
  const list = h("ul", { class: "history-list" });
  const dialog = h(
    "dialog",
    { class: "history", "aria-labelledby": title.id, on: { close: () => dialog.remove() } },
    title,
    h("p", { class: "hint", say: "history.about" }),
    list,
    h("div", { class: "dialog-actions" }, eraser(), closer()),
  );

  function closer() {
    return h("button", { type: "button", class: "button quiet", say: "common.close", on: { click: () => dialog.close() } });
  }

  function eraser() {
    const erase = async () => {
      const question = { title: "history.confirm", text: "history.confirm_text", action: "history.erase" };
      if (!(await confirmed(question))) return;
      for (const conversation of remembered()) remove(conversation);
      draw();
    };
    return h("button", { type: "button", class: "button bad", say: "history.erase", on: { click: erase } });
  }

  function remove(conversation) {
    forget(conversation.key);
    // The server may have deleted it already, or be away: it forgets by itself after some days.
    for (const id of conversation.ids) sendJson("DELETE", `/api/conversations/${id}`).catch(() => null);
    onForget(conversation.key);
  }

  function draw() {
    const conversations = remembered();
    list.replaceChildren(...conversations.map(entry));
    if (conversations.length === 0) dialog.close();
  }

  function entry(conversation) {
    const [{ question }] = conversation.questions;
    const name = h("span", { class: "history-title", id: freshId("conversation") }, question);
    const open = h(
      "button",
      { type: "button", class: "history-open", on: { click: () => (dialog.close(), onOpen(conversation)) } },
      name,
      h(
        "span",
        { class: "hint" },
        time(conversation.at),
        " · ",
        words("history.questions", { count: conversation.questions.length }),
      ),
    );
    const bin = h(
      "button",
      {
        type: "button",
        class: "history-delete",
        label: "history.delete",
        "aria-describedby": name.id,
        on: { click: () => (remove(conversation), draw(), title.focus()) },
      },
      icon("trash"),
    );
    return h("li", {}, open, bin);
  }

  draw();
  host.append(dialog);
  dialog.showModal();
}
