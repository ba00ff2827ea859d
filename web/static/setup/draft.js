// What was entered so far: kept in this tab over a reload, in the very form that the server checks. Never a password.
const KEY = "yichuang-setup-draft";
const STEP = "yichuang-setup-step";
export const BLANK = -1; // a number that was left empty

/** @param {Api.About} about @returns {Api.Draft} */
export function fresh(about) {
  return {
    hall: {
      id: "main",
      zh: "",
      en: "",
      timezone: "Asia/Shanghai",
      intervals: ["08:30-12:00", "13:30-17:30"],
      calendar: "china",
      open_days: [],
      closed_days: [],
      grace_min: 60,
    },
    categories: about.categories.map(({ services, ...category }) => ({ ...category, chosen: true })),
    services: about.categories.some((category) => category.services),
    windows: [],
    clerks: [],
    kiosks: [kiosk(1)],
    network: { host: "127.0.0.1", port: 8380, public_url: "" },
  };
}

/** @param {number} n @returns {Api.KioskDraft} */
export const kiosk = (n) => ({ id: `k${n}`, zh: `${n}号取号机`, en: `Kiosk ${n}`, printer: "" });

/**
 * The first id of the form that nobody has.
 *
 * @param {{ id: string }[]} taken
 * @param {(n: number) => string} make
 */
export function freeId(taken, make) {
  const ids = new Set(taken.map((one) => one.id));
  for (let n = 1; ; n += 1) if (!ids.has(make(n))) return make(n);
}

/** @returns {Api.Draft | null} */
export function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Api.Draft | undefined} draft @param {string} step */
export function store(draft, step) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
    sessionStorage.setItem(STEP, step);
  } catch {
    // a browser without storage: a reload begins anew
  }
}

export function storedStep() {
  try {
    return sessionStorage.getItem(STEP);
  } catch {
    return null;
  }
}

export function forget() {
  sessionStorage.removeItem(KEY);
  sessionStorage.removeItem(STEP);
}

/** "1" → 1; what is no whole number is BLANK, which the server's check names. */
export function whole(text) {
  const number = Number(text);
  return text.trim() !== "" && Number.isInteger(number) && Math.abs(number) < 1e6 ? number : BLANK;
}

/** Names from a pasted list: one a line, or separated by commas, tabs, semicolons. */
export const namesIn = (text) =>
  text
    .split(/[\n\t,，、;；]+/)
    .map((name) => name.trim().replace(/\s+/g, " "))
    .filter(Boolean);

/** "192.168.1.50" → "tcp://192.168.1.50:9100", where network printers listen. */
export function printerUrl(text) {
  const address = text.trim();
  if (!address || address.includes("://")) return address;
  return /:\d+$/.test(address) ? `tcp://${address}` : `tcp://${address}:9100`;
}
