/** Where files and addresses come in: a drop zone, a file chooser, a field for web pages. */
import { call } from "../api.js";
import { field, freshId, h, words } from "../dom.js";
import { icon } from "../icons.js";
import { attempt } from "../notice.js";

const KINDS = ".pdf,.docx,.odt,.pptx,.html,.htm,.md,.txt,.csv,.xlsx,.zip";

/** The form; `onStart({ id, names })` is called once the server has taken a job. */
export function uploader(onStart) {
  const trouble = h("div", {});
  const access = readersChoice();
  const start = (names, request) =>
    attempt(trouble, async () => {
      const { job_id: id } = await (await request()).json();
      trouble.replaceChildren();
      onStart({ id, names });
    });
  const sendFiles = (files) => {
    if (files.length === 0) return;
    const body = new FormData();
    for (const file of files) body.append("files", file, file.name);
    for (const group of access.groups()) body.append("groups", group);
    start(
      Array.from(files, (file) => file.name),
      () => call("/api/sources", { method: "POST", body }),
    );
  };
  const sendUrls = (urls) =>
    start(urls, () =>
      call("/api/sources", {
        method: "POST",
        body: JSON.stringify({ urls, groups: access.groups() }),
        headers: { "Content-Type": "application/json" },
      }),
    );
  return h(
    "section",
    { class: "upload", label: "upload.title" },
    dropZone(sendFiles),
    h("div", { class: "upload-side" }, access.element, addressForm(sendUrls)),
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
    send([input.value.trim()]);
    input.value = "";
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
