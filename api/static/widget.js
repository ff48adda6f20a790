/**
 * Essaim in another site's page: <script src="https://…/widget.js"></script> adds a button, which opens the chat in a dialog.
 * The script's own address tells where the chat lives; data-lang="en" and data-label="…" change language and label.
 */
(() => {
  /** Milliseconds that the loaded chat has to say that it is there. */
  const PATIENCE = 1500;
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const language = script.dataset.lang ?? (document.documentElement.lang.startsWith("en") ? "en" : "fr");
  const words = {
    fr: { open: "Interroger Essaim", title: "Essaim, les expérimentations sociales", close: "Fermer", large: "Ouvrir en grand", refused: "Essaim ne s’affiche pas dans cette page. Ouvrez-le en grand\u00a0; si vous gérez ce site, faites ajouter son adresse à ESSAIM_EMBED_HOSTS." },
    en: { open: "Ask Essaim", title: "Essaim, social experiments", close: "Close", large: "Open full size", refused: "Essaim does not show in this page. Open it full size; if you run this site, have its address added to ESSAIM_EMBED_HOSTS." },
  }[language === "en" ? "en" : "fr"];

  const style = `
    button { font: 600 16px/1.2 -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; cursor: pointer; }
    :is(a, button):focus-visible { outline: 3px solid #c77700; outline-offset: 3px; }
    .open { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; display: flex; gap: 10px; align-items: center; min-height: 48px; padding: 10px 18px 10px 14px; border: 2px solid #fff; border-radius: 999px; background: #0b4a45; color: #fff; box-shadow: 0 4px 18px rgb(0 0 0 / 30%); }
    .open:hover { background: #07332f; }
    svg { width: 26px; height: 26px; }
    dialog { position: fixed; inset: auto 20px 20px auto; margin: 0; padding: 0; width: min(460px, calc(100vw - 40px)); height: min(720px, calc(100vh - 40px)); border: 1px solid #7a8c86; border-radius: 14px; overflow: hidden; background: #fff; box-shadow: 0 12px 48px rgb(0 0 0 / 35%); }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: rgb(6 26 23 / 45%); }
    .bar { display: flex; align-items: center; justify-content: space-between; padding: 6px 6px 6px 14px; background: #0b4a45; }
    .bar a { color: #fff; font: 600 15px/1.2 -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; text-underline-offset: 3px; }
    .close { min-height: 36px; padding: 6px 14px; border: 1px solid #fff; border-radius: 6px; background: transparent; color: #fff; }
    .refused { margin: 0; padding: 20px; font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; color: #14231f; }
    [hidden] { display: none !important; }
    iframe { flex: 1; width: 100%; border: 0; }
    @media (max-width: 520px) { dialog { inset: 0; width: 100vw; max-width: none; height: 100dvh; max-height: none; border: 0; border-radius: 0; } }
    @media print { .open { display: none; } }`;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const mark = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 32 32");
    svg.setAttribute("aria-hidden", "true");
    for (const [x, y, r, fill] of [
      [13, 18, 4, "#fff"],
      [6, 21, 3, "#fff"],
      [14, 26, 3, "#fff"],
      [20, 22, 2.6, "#fff"],
      [7, 13, 2.4, "#fff"],
      [16, 11, 2, "#fff"],
      [26, 6, 4, "#ffc247"],
    ]) {
      const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      for (const [name, value] of Object.entries({ cx: x, cy: y, r, fill })) dot.setAttribute(name, value);
      svg.append(dot);
    }
    return svg;
  };

  const start = () => {
    const host = make("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];

    const open = make(
      "button",
      { type: "button", class: "open", "aria-haspopup": "dialog" },
      mark(),
      script.dataset.label ?? words.open,
    );
    const close = make("button", { type: "button", class: "close" }, words.close);
    const large = make("a", { href: `${home}/?lang=${language}`, target: "_blank", rel: "noopener" }, words.large);
    const bar = make("div", { class: "bar" }, large, close);
    const dialog = make("dialog", { "aria-label": words.title, lang: language }, bar);
    const frame = make("iframe", { title: words.title, allow: "clipboard-write" });
    const refused = make("p", { class: "refused", role: "alert", hidden: "" }, words.refused);
    const show = (isHeard) => ((refused.hidden = isHeard), (frame.hidden = !isHeard));
    let silence = 0;
    // A page that the server lets nobody frame loads as an error which tells nothing: then its silence tells.
    frame.addEventListener("load", () => {
      frame.focus();
      silence ||= setTimeout(() => show(false), PATIENCE);
    });
    open.addEventListener("click", () => {
      if (!dialog.querySelector("iframe")) {
        frame.src = `${home}/embed?lang=${language}`;
        dialog.append(refused, frame);
      }
      dialog.showModal();
    });
    close.addEventListener("click", () => dialog.close());
    addEventListener("message", ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== home) return;
      if (data === "essaim:close") dialog.close();
      if (data !== "essaim:ready") return;
      clearTimeout(silence);
      silence = -1;
      show(true);
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    root.append(open, dialog);
    document.body.append(host);
  };

  if (document.body) start();
  else addEventListener("DOMContentLoaded", start, { once: true });
})();
