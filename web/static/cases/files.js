// The files of one material of a case: read, attached, struck out. Only where the matter keeps any.
import { html, nothing } from "lit";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { stamp } from "./moments.js";

const KINDS = ".pdf,.ofd,.jpg,.jpeg,.png";

/** @param {number} bytes */
const size = (bytes) =>
  bytes < 1_000_000
    ? t("{count} kB", { count: number(Math.max(1, Math.round(bytes / 1000))) })
    : t("{count} MB", { count: number(Math.round(bytes / 100_000) / 10) });

/**
 * @param {any} panel the case that they belong to: `attach`, `itsButton` and who looks
 * @param {Api.CaseView} view
 * @param {string} material
 */
export function filesOf(panel, view, material) {
  if (!view.scans) return nothing;
  const files = view.files.filter((one) => one.material === material);
  const may = panel.live.view && panel.me?.roles.some((role) => ["clerk", "manager", "admin"].includes(role));
  return html`<div class="files">
    ${files.map((file) => line(panel, view, file, may))}
    ${
      may && !["closed", "refused", "withdrawn"].includes(view.state)
        ? html`<label class="btn btn-outline-secondary"
            >${icon("add")}${t("Attach a file")}<input
              class="visually-hidden"
              type="file"
              accept=${KINDS}
              @change=${(event) => {
                panel.attach(material, event.target.files[0]);
                event.target.value = "";
              }}
          /></label>`
        : nothing
    }
  </div>`;
}

/** @param {any} panel @param {Api.CaseView} view @param {Api.FileLine} file @param {boolean} may */
function line(panel, view, file, may) {
  const words = `${file.kind.toUpperCase()} · ${size(file.size)} · ${stamp(file.at)}`;
  if (file.struck) return html`<s class="soft">${words}</s>`;
  return html`<span class="line"
    ><a href="/api/v1/cases/${view.case}/files/${file.id}" download>${icon("save")}${words}</a>
    ${may ? panel.itsButton("strike", file.id) : nothing}</span
  >`;
}
