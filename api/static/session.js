/** Who looks at this page, and how a reader signs in and out where tokens are needed. */
import { call, sendJson } from "./api.js";
import { field, freshId, h } from "./dom.js";
import { attempt } from "./notice.js";

const { session } = document.documentElement.dataset;

/** Whether this reader may add, remove and publish. */
export const isOperator = session === "open" || session === "operator";

const button = document.getElementById("session");
button?.addEventListener("click", () => (session === "guest" ? enter() : leave()));

function enter() {
  const title = h("h2", { id: freshId("session"), say: "session.title" });
  const trouble = h("div", {});
  const token = h("input", { type: "password", autocomplete: "current-password", required: true });
  const form = h(
    "form",
    { class: "adder" },
    title,
    field("session.token", token, { hint: "session.hint" }),
    trouble,
    h(
      "div",
      { class: "dialog-actions" },
      h("button", { type: "button", class: "button quiet", say: "common.cancel", on: { click: () => dialog.close() } }),
      h("button", { class: "button", say: "session.enter" }),
    ),
  );
  const dialog = h("dialog", { "aria-labelledby": title.id, on: { close: () => dialog.remove() } }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await attempt(trouble, () => sendJson("POST", "/api/session", { token: token.value.trim() }));
    if (answer === undefined) token.select();
    else location.reload();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** What this tab and this browser hold of the reader's conversations goes too. */
async function leave() {
  await call("/api/session", { method: "DELETE" });
  sessionStorage.clear();
  localStorage.removeItem("essaim.conversations");
  location.assign("/");
}
