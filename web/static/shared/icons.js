// Line drawings beside words, small on staff pages and large at the kiosk; a screen reader hears the words alone.
import { svg } from "lit";

const PATHS = {
  bell: "M18 8a6 6 0 0 0-12 0c0 7-3 9-3 9h18s-3-2-3-9M13.7 21a2 2 0 0 1-3.4 0",
  start: "M6 4l14 8-14 8z",
  check: "M4 12l5 5L20 6",
  pause: "M9 5v14M15 5v14",
  repeat: "M4 11a8 8 0 0 1 14-4l2 2M20 4v5h-5M20 13a8 8 0 0 1-14 4l-2-2M4 20v-5h5",
  absent: "M15 20v-1a5 5 0 0 0-10 0v1M10 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M17 8l5 5M22 8l-5 5",
  hold: "M4 4h16v5H4zM5 9v11h14V9M10 13h4",
  transfer: "M5 12h14M13 6l6 6-6 6",
  power: "M12 3v9M6.5 7a8 8 0 1 0 11 0",
  alert: "M12 3 2 20h20zM12 10v4M12 17v.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2",
  printer: "M7 9V3h10v6M7 18H4V9h16v9h-3M7 14h10v7H7z",
  user: "M19 21v-2a7 7 0 0 0-14 0v2M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8",
  add: "M12 5v14M5 12h14",
  remove: "M6 6l12 12M18 6 6 18",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5",
  open: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
  ring: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v6M12 7.5v.5",
  back: "M15 5l-7 7 7 7",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  on: "M9 5l7 7-7 7",
  switch: "M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4",
  book: "M5 4h14v16H5zM8.5 8.5h7M8.5 12.5h7M8.5 16.5h4",
  hand: "M9 13V5a2 2 0 0 1 4 0v6.5l4.5 1c2 .5 2.5 2 2 3.5L18 21.5h-8L4.5 15.5c-1-1.5 1-3 2.5-2z",
  lock: "M4.5 10.5h15V21h-15zM7.5 10.5v-3a4.5 4.5 0 0 1 9 0v3",
  question: "M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19M9 9.5a3 3 0 1 1 4.5 2.5c-1 .5-1.5 1.5-1.5 2.5M12 17.5v.05",
  done: "M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19M7.5 12.5l3 3 6-7",
  not: "M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19M8.5 8.5l7 7M15.5 8.5l-7 7",
  phone: "M8.5 2h7a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM11 18.5h2",
  leave: "M20 12H5M10.5 6l-6 6 6 6",
  speaker: "M3 9v6h4.5l5.5 4.5v-15L7.5 9zM16.5 8.5c2 2 2 5 0 7M19 5.5c4 3.5 4 9.5 0 13",
  door: "M3 21h18M6 21V3h12v18M15 12.5v.05",
  card: "M4.5 5h15a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8.5 12.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M5.5 15.5c0-2 1.5-2.5 3-2.5s3 .5 3 2.5M14.5 10h4M14.5 14h4",
  offline: "M7.5 18.5h10a4 4 0 0 0 1-8 6 6 0 0 0-10.5-2.5M6 11a4 4 0 0 0 0 7.5M3.5 4l17 17",
  search: "M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14M15.5 15.5l6 6",
  erase: "M8 5h13v14H8l-6-7zM11 9l6 6M17 9l-6 6",
};

/** Every name there is. */
export const ICONS = Object.keys(PATHS);

export const icon = (name) =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"></path></svg>`;
