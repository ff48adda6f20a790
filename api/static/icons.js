/** Essaim's icons, drawn on a 24 × 24 grid as strokes. */
const SVG = "http://www.w3.org/2000/svg";

const STROKES = {
  send: "M5 12h13M12 5l7 7-7 7",
  stop: "M7 7h10v10H7z",
  add: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M4.5 12.5l5 5L19.5 7",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17",
  history: "M4 12a8 8 0 1 0 2.500-5.800M4 4v5h5M12 8v4.500l3 2",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  useful:
    "M7 11v9H3v-9zM7 11l4-8c1.8 0 2.6 1.2 2.3 3L12.600 9.500H19c1.300 0 2 1 1.800 2.200l-1.200 6.600c-.2 1-1 1.700-2 1.700H7",
  useless:
    "M17 13V4h4v9zM17 13l-4 8c-1.800 0-2.600-1.200-2.300-3l.7-3.500H5c-1.300 0-2-1-1.800-2.200l1.200-6.600c.2-1 1-1.700 2-1.700H17",
  place:
    "M12 21s-7-6.200-7-11.500a7 7 0 0 1 14 0C19 14.800 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  people:
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.400c2.100.8 3.500 2.800 3.500 5.600",
  calendar: "M4 6h16v15H4zM4 10.500h16M8.500 3v4M15.500 3v4",
  fiche: "M5 3h14v18H5zM9 8h6M9 12h6M9 16h4",
  document: "M6 2.500h8l5 5v14H6zM14 2.500v5h5",
  flag: "M6 21V4M6 4h12l-2.500 4.500L18 13H6",
  upload: "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
  download: "M12 4v12M7 11l5 5 5-5M4 20h16",
  trash: "M4 7h16M9 7V4h6v3M6.500 7l1 14h9l1-14M10 11v6M14 11v6",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500v.1",
  warn: "M12 3.500L22 20.500H2zM12 10v5M12 17.700v.1",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  fresh: "M4 12a8 8 0 1 0 2.500-5.800M4 4v5h5",
  pencil: "M4 20l1-4.500L16.500 4 20 7.500 8.500 19z",
  back: "M19 12H6M12 5l-7 7 7 7",
  compare: "M4 5h7v14H4zM13 5h7v14h-7zM6.500 9h2M6.500 12h2M15.500 9h2M15.500 12h2",
};

/** A decorative icon: the words beside it say what it means. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", STROKES[name]);
  svg.append(path);
  return svg;
}
