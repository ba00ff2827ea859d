// Small line drawings beside words; a screen reader hears the words alone.
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
};

export const icon = (name) => svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"></path></svg>`;
