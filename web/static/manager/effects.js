// <yc-effects>: what a reallocation would do to each category that it touches: windows and waits before and after.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { minutes, number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ preview: Api.Preview, state: string }>} */
class YcEffects extends YcElement {
  static properties = { preview: { attribute: false }, state: {} }; // of the window

  /** When it will count, for a window that calls nobody now. */
  later() {
    if (this.state === "paused") return t("This window is paused: the change takes effect when it goes on.");
    return this.state === "closed" ? t("This window is not open: the change takes effect when it opens.") : "";
  }

  wait(wait) {
    return wait ? (wait.p50 === 0 ? t("no wait") : minutes(wait.p50)) : t("cannot be estimated");
  }

  verdict(effect) {
    if (effect.windows_after === 0 && effect.waiting)
      return html`<span class="level bad">${icon("alert")}${t("nobody would call them")}</span>`;
    if (effect.kept_after === null) return nothing;
    if (!effect.kept_after) return html`<span class="level bad">${icon("alert")}${t("will be over the promise")}</span>`;
    return html`<span class="level good">${icon("check")}${t("will be within the promise")}</span>`;
  }

  render() {
    const { preview } = this;
    if (!preview) return html`<p class="soft" aria-busy="true">${t("Working out the effect…")}</p>`;
    if (!preview.effects.length) return html`<p class="soft" role="status">${t("Nothing changes for the people waiting now.")}</p>`;
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${t("What will change")}>
        <table class="table effects" aria-label=${t("What will change")}>
          <thead>
            <tr>
              <th scope="col">${t("Category")}</th>
              <th scope="col" class="count">${t("Waiting")}</th>
              <th scope="col">${t("Open windows")}</th>
              <th scope="col">${t("Wait for new arrivals")}</th>
              <th scope="col">${t("Promise")}</th>
              <th scope="col"><span class="visually-hidden-text">${t("Assessment")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${preview.effects.map(
              (effect) =>
                html`<tr>
                  <th scope="row">${pick(effect.name)}</th>
                  <td class="count">${number(effect.waiting)}</td>
                  <td>${t("{before} → {after}", { before: number(effect.windows_before), after: number(effect.windows_after) })}</td>
                  <td>${t("{before} → {after}", { before: this.wait(effect.wait_before_s), after: this.wait(effect.wait_after_s) })}</td>
                  <td>${minutes(effect.promise_s)}</td>
                  <td>${this.verdict(effect)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.later() ? html`<p class="soft">${icon("info")} ${this.later()}</p>` : nothing}
      ${preview.unserved ? html`<p class="fault">${icon("alert")}<span>${t("{category} would be left without a window.", { category: pick(preview.unserved) })}</span></p>` : nothing}`;
  }
}
customElements.define("yc-effects", YcEffects);
