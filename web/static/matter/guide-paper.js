// <yc-guide-paper .matter>: the service guide (办事指南), for whoever comes with the matter.
import { html, nothing } from "lit";
import { YcElement } from "../shared/element.js";
import { how } from "../shared/guide/parts.js";
import { listed, pick, t } from "../shared/words.js";
import { byLaw, department, notFixed, promise } from "./limits.js";

/** @extends {YcElement<{ matter: Api.MatterPaper }>} */
class YcGuidePaper extends YcElement {
  static properties = { matter: { attribute: false } };

  render() {
    const { matter } = this;
    return html`${this.facts(matter)} ${this.materials(matter)} ${this.way(matter)} ${this.list(t("Who can apply"), matter.conditions)}
    ${this.fees(matter)} ${this.list(t("Legal basis"), matter.legal_basis)} ${this.code(matter)}`;
  }

  /** @param {Api.MatterPaper} matter */
  facts(matter) {
    const departments = [...new Set(matter.steps.map(department))];
    return html`<dl class="facts">
      ${this.fact(t("Processing time"), promise(matter), matter.kind === "immediate" ? "" : t("Legal limit: {limit}", { limit: byLaw(matter) }))}
      ${this.fact(t("Fee"), matter.fee ? pick(matter.fee) : notFixed())}
      ${this.fact(t("What you get"), matter.result ? pick(matter.result) : notFixed())}
      ${departments.length ? this.fact(t("Department"), listed(departments)) : nothing}
      ${this.fact(t("Where"), matter.places.length ? matter.places.map((place) => this.place(place)) : matter.national.handle_area || notFixed())}
    </dl>`;
  }

  fact(name, value, more = "") {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}${more ? html`<small>${more}</small>` : nothing}</dd>
    </div>`;
  }

  /** @param {Api.MatterPlace} place */
  place(place) {
    return html`<span class="place">${pick(place.name)}${place.address ? html`<small>${pick(place.address)}</small>` : nothing}</span>`;
  }

  /** @param {Api.MatterPaper} matter */
  materials(matter) {
    return html`<section>
      <h2>${t("What to bring")}</h2>
      ${
        matter.materials.length
          ? html`<ol class="bring">
              ${matter.materials.map(
                (one) =>
                  html`<li>
                    <b>${pick(one.name)}</b
                    ><small>${how(one)}</small
                    >${one.may_lack ? html`<small class="later">${t("May be handed in later, if you promise it in writing")}</small>` : nothing}
                  </li>`,
              )}
            </ol>`
          : html`<p>${t("Nothing to bring")}</p>`
      }
    </section>`;
  }

  /** @param {string} name @param {Api.Text[]} texts */
  list(name, texts) {
    return html`<section>
      <h2>${name}</h2>
      ${
        texts.length
          ? html`<ul>
              ${texts.map((text) => html`<li>${pick(text)}</li>`)}
            </ul>`
          : html`<p>${notFixed()}</p>`
      }
    </section>`;
  }

  /** What whoever comes has to do, in the order of doing. @param {Api.MatterPaper} matter */
  way(matter) {
    const steps =
      matter.kind === "immediate"
        ? [
            t("Take a number in the hall and wait until it is called."),
            t("Hand in your papers at the window. It is done at once, and you take the result with you."),
          ]
        : [
            t("Take a number in the hall and wait until it is called."),
            t(
              "Hand in your papers at the window. You get a paper with the number of your case and its code. If something is missing, everything that is missing is told to you at once.",
            ),
            t("The departments decide among themselves. You need not go to any of them."),
            t("Collect the result at the hall with the code or your identity card, or have it sent by post."),
          ];
    return html`<section>
      <h2>${t("How it goes")}</h2>
      <ol class="way">
        ${steps.map((words) => html`<li>${words}</li>`)}
      </ol>
    </section>`;
  }

  /** @param {Api.MatterPaper} matter */
  fees(matter) {
    if (!matter.fees.length) return nothing;
    return html`<section>
      <h2>${t("Fees, one by one")}</h2>
      <ul>
        ${matter.fees.map(
          (fee) =>
            html`<li>
              <b>${pick(fee.name)}</b>
              ${fee.standard ? pick(fee.standard) : notFixed()}${fee.basis ? html`<small>${pick(fee.basis)}</small>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Api.MatterPaper} matter */
  code(matter) {
    return html`<section class="code">
      <img src="/matters/${encodeURIComponent(matter.matter)}/qr.svg" alt=${t("QR code for this guide")} width="120" height="120" />
      <div>
        <p>${t("Scan to read this page on your phone.")}</p>
        <p>${t("Questions? The information desk in the hall helps you, free of charge.")}</p>
      </div>
    </section>`;
  }
}
customElements.define("yc-guide-paper", YcGuidePaper);
