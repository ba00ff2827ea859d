// <yc-desk-loads>: how much waits in the window's own categories.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t, waitOf } from "/static/web/shared/words.js";

/** @extends {YcElement<{ view: Api.DeskView }>} */
class YcDeskLoads extends YcElement {
  static properties = { view: { attribute: false } };

  render() {
    const { loads } = this.view;
    return html`<section class="card loads" aria-labelledby="loads-heading">
      <h2 id="loads-heading">${t("Categories of this window")}</h2>
      ${
        loads.length
          ? html`<div class="scroll" role="group" tabindex="0" aria-labelledby="loads-heading">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">${t("Category")}</th>
                    <th scope="col" class="count">${t("Waiting")}</th>
                    <th scope="col" class="count">${t("Open windows")}</th>
                    <th scope="col">${t("New tickets will wait")}</th>
                  </tr>
                </thead>
                <tbody>
                  ${loads.map(
                    (load) =>
                      html`<tr>
                        <th scope="row">${load.prefix} ${pick(load.name)}</th>
                        <td class="count" data-label=${t("Waiting")}><span>${number(load.waiting)}</span></td>
                        <td class="count" data-label=${t("Open windows")}><span>${number(load.windows)}</span></td>
                        <td data-label=${t("New tickets will wait")}>
                          <span>${waitOf(load)}</span>
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
          : html`<p class="soft">${t("No category is allocated to this window. Ask the hall's manager.")}</p>`
      }
    </section>`;
  }
}
customElements.define("yc-desk-loads", YcDeskLoads);
