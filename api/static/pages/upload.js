/** Where files and addresses come in: a drop zone, a file chooser, a field for web pages. */
import { call } from "../api.js";
import { field, freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { attempt, notice } from "../notice.js";

const KINDS = ".pdf,.docx,.odt,.pptx,.html,.htm,.md,.txt,.csv,.xlsx,.zip";

/** The form; `onStart({ id, names })` is called once the server has taken a job. */
export function uploader(onStart) {
  const trouble = h("div", { class: "upload-trouble" });
  const access = readersChoice();
  const send = (names, body) =>
    attempt(trouble, async () => {
      for (const group of access.groups()) body.append("groups", group);
      trouble.replaceChildren(notice("info", words("upload.sending")));
      const { job_id: id } = await (await call("/api/sources", { method: "POST", body })).json();
      trouble.replaceChildren();
      onStart({ id, names });
      return true;
    });
  const sendFiles = (files) => {
    if (files.length === 0) return;
    const body = new FormData();
    for (const file of files) body.append("files", file, file.name);
    send(
      Array.from(files, (file) => file.name),
      body,
    );
  };
  const sendUrl = (url) => {
    const body = new FormData();
    body.append("urls", url);
    return send([url], body);
  };
  return h(
    "section",
    { class: "upload", label: "upload.title" },
    dropZone(sendFiles),
    h("div", { class: "upload-side" }, access.element, addressForm(sendUrl)),
    trouble,
  );
}

function dropZone(send) {
  const input = h("input", {
    type: "file",
    multiple: true,
    accept: KINDS,
    class: "sr",
    id: freshId("files"),
    "aria-describedby": "upload-formats",
  });
  input.addEventListener("change", () => {
    send(input.files);
    input.value = "";
  });
  const zone = h(
    "label",
    { class: "drop", for: input.id },
    icon("upload"),
    h("span", { class: "drop-words" }, words("upload.drop"), " ", words("upload.choose", {}, "drop-choose")),
    h("span", { class: "hint", id: "upload-formats", say: "upload.formats" }),
  );
  const over = (on) => zone.classList.toggle("over", on);
  zone.addEventListener("dragover", (event) => (event.preventDefault(), over(true)));
  zone.addEventListener("dragleave", () => over(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    send(event.dataTransfer.files);
  });
  return h("div", { class: "drop-frame" }, input, zone);
}

function addressForm(send) {
  const input = h("input", { type: "url", placeholder: "upload.url_example", required: true });
  const form = h(
    "form",
    { class: "address" },
    field("upload.url", input),
    h("button", { class: "button quiet", say: "upload.add" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(input.value.trim()).then((taken) => taken && (input.value = ""));
  });
  return form;
}

/** Who may read what comes in: nobody else unless told. */
function readersChoice() {
  const name = freshId("readers");
  const group = h("input", { autocomplete: "off", label: "upload.group_name", disabled: true });
  const option = (value, checked) =>
    h(
      "label",
      { class: "option" },
      h("input", { type: "radio", name, value, checked }),
      words(`upload.readers.${value}`),
    );
  const element = h(
    "fieldset",
    { class: "readers" },
    h("legend", { say: "upload.readers" }),
    option("private", true),
    option("public", false),
    h("div", { class: "group" }, option("group", false), group),
  );
  const chosen = () => element.querySelector("input:checked").value;
  element.addEventListener("change", () => (group.disabled = chosen() !== "group"));
  const groups = () => ({ private: [], public: ["public"], group: [group.value.trim()].filter(Boolean) })[chosen()];
  return { element, groups };
}
