/** Every page: its words in the reader's language, and the switch between the two. */
import "./session.js";
import { setLanguage, startLanguage } from "./i18n/index.js";

const buttons = document.querySelectorAll(".language button");

function reflect({ detail }) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.lang === detail));
  const heading = document.querySelector("[data-title]");
  if (heading) document.title = `${heading.textContent} · Essaim`;
}

document.addEventListener("essaim:language", reflect);
for (const button of buttons) button.addEventListener("click", () => setLanguage(button.lang));
// In another site's page Escape closes the widget's dialog, unless something here takes it.
if (parent !== window) {
  parent.postMessage("essaim:ready", "*");
  addEventListener("keydown", (event) => {
    const taken = event.defaultPrevented || document.querySelector("dialog[open]");
    if (event.key === "Escape" && !taken) parent.postMessage("essaim:close", "*");
  });
}
startLanguage();
