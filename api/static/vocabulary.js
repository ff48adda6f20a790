/** The controlled vocabularies, from the server: their labels join the catalogue as `theme.logement`, `public.jeunes`… */
import { getJson } from "./api.js";
import { addWords, relabel } from "./i18n/index.js";

const KINDS = {
  themes: "theme",
  publics: "public",
  statuses: "status",
  kinds: "kind",
  methods: "method",
  evidence_levels: "evidence",
};
let loading = null;

/** The vocabularies: lists of codes by name, and the territories that can be chosen. Asked for once. */
export function loadVocabulary() {
  loading ??= getJson("/api/vocabulary").then(enter, (failure) => {
    loading = null;
    throw failure;
  });
  return loading;
}

function enter(vocabulary) {
  for (const [name, stem] of Object.entries(KINDS)) {
    addWords((vocabulary[name] ?? []).map((term) => [`${stem}.${term.code}`, { fr: term.fr, en: term.en }]));
  }
  const regions = (vocabulary.territories ?? []).filter((place) => place.level === "region");
  addWords(regions.map(({ code, label }) => [`region.${code}`, { fr: label, en: label }]));
  relabel();
  return vocabulary;
}

/** The catalogue key of a code; it is said by the bare code until its label has come. */
export const labelKey = (stem, code) => `${stem}.${code}`;
