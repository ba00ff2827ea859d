// The steps in their order, and to which of them a place of the configuration belongs.
import { pick, t } from "/static/web/shared/words.js";

export const STEPS = ["hall", "categories", "windows", "clerks", "kiosks", "password", "check"];

export const title = (step) =>
  ({
    hall: t("The hall"),
    categories: t("Categories"),
    windows: t("Windows"),
    clerks: t("Clerks"),
    kiosks: t("Kiosks and network"),
    password: t("Password"),
    check: t("Check and write"),
    done: t("What comes next"),
  })[step];

const OWNERS = { category: "categories", service: "categories", window: "windows", clerk: "clerks", kiosk: "kiosks" };

export function stepOf(place) {
  if (place.startsWith("password")) return "password";
  if (place.startsWith("$.server")) return "kiosks";
  return OWNERS[/^\$\.hall\[0\]\.([a-z]+)/.exec(place)?.[1]] ?? "hall";
}

/** What a fault says: the server's words in both languages, or the page's own. */
export const said = (fault) => fault.words?.() ?? pick(fault.text);

/** The id of the field for a place. */
export const fieldId = (place) => `at-${place.replace(/^\$\./, "").replace(/[^A-Za-z0-9]+/g, "-")}`;
