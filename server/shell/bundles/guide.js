/* Made by `python -m tools.bundles` from the files named in it; do not edit. With lit 3.3.3 (BSD-3-Clause), lit-html 3.3.0 (BSD-3-Clause), lit-element 4.2.2 (BSD-3-Clause), @lit/reactive-element 2.1.2 (BSD-3-Clause). */
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e5) {
    throw err = [e5], e5;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// web/static/shared/pseudo.js
var pseudo_exports = {};
__export(pseudo_exports, {
  disguise: () => disguise,
  turn: () => turn
});
function disguise(sentence) {
  const text = sentence.replace(/\{\w+\}|[a-zA-Z]/g, (part) => ACCENTS[part] ?? part);
  return `〚${text}${" ·".repeat(Math.ceil(sentence.length * LONGER / 2))}〛`;
}
function turn(root3, wanted) {
  root3.dir = wanted === "rtl" ? "rtl" : "ltr";
  root3.classList.toggle("vertical", wanted === "vertical");
}
var ACCENTS, LONGER;
var init_pseudo = __esm({
  "web/static/shared/pseudo.js"() {
    ACCENTS = {
      a: "á",
      e: "ë",
      i: "ï",
      o: "ö",
      u: "ü",
      n: "ñ",
      c: "ç",
      s: "š",
      A: "Á",
      E: "Ë",
      I: "Ï",
      O: "Ö",
      U: "Ü",
      N: "Ñ",
      C: "Ç",
      S: "Š"
    };
    LONGER = 0.3;
  }
});

// web/static/vendor/reactive-element/css-tag.js
var t = globalThis;
var e = t.ShadowRoot && (void 0 === t.ShadyCSS || t.ShadyCSS.nativeShadow) && "adoptedStyleSheets" in Document.prototype && "replace" in CSSStyleSheet.prototype;
var s = /* @__PURE__ */ Symbol();
var o = /* @__PURE__ */ new WeakMap();
var n = class {
  constructor(t6, e5, o5) {
    if (this._$cssResult$ = true, o5 !== s) throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");
    this.cssText = t6, this.t = e5;
  }
  get styleSheet() {
    let t6 = this.o;
    const s5 = this.t;
    if (e && void 0 === t6) {
      const e5 = void 0 !== s5 && 1 === s5.length;
      e5 && (t6 = o.get(s5)), void 0 === t6 && ((this.o = t6 = new CSSStyleSheet()).replaceSync(this.cssText), e5 && o.set(s5, t6));
    }
    return t6;
  }
  toString() {
    return this.cssText;
  }
};
var r = (t6) => new n("string" == typeof t6 ? t6 : t6 + "", void 0, s);
var S = (s5, o5) => {
  if (e) s5.adoptedStyleSheets = o5.map((t6) => t6 instanceof CSSStyleSheet ? t6 : t6.styleSheet);
  else for (const e5 of o5) {
    const o6 = document.createElement("style"), n4 = t.litNonce;
    void 0 !== n4 && o6.setAttribute("nonce", n4), o6.textContent = e5.cssText, s5.appendChild(o6);
  }
};
var c = e ? (t6) => t6 : (t6) => t6 instanceof CSSStyleSheet ? ((t7) => {
  let e5 = "";
  for (const s5 of t7.cssRules) e5 += s5.cssText;
  return r(e5);
})(t6) : t6;

// web/static/vendor/reactive-element/reactive-element.js
var { is: i2, defineProperty: e2, getOwnPropertyDescriptor: h, getOwnPropertyNames: r2, getOwnPropertySymbols: o2, getPrototypeOf: n2 } = Object;
var a = globalThis;
var c2 = a.trustedTypes;
var l = c2 ? c2.emptyScript : "";
var p = a.reactiveElementPolyfillSupport;
var d = (t6, s5) => t6;
var u = { toAttribute(t6, s5) {
  switch (s5) {
    case Boolean:
      t6 = t6 ? l : null;
      break;
    case Object:
    case Array:
      t6 = null == t6 ? t6 : JSON.stringify(t6);
  }
  return t6;
}, fromAttribute(t6, s5) {
  let i6 = t6;
  switch (s5) {
    case Boolean:
      i6 = null !== t6;
      break;
    case Number:
      i6 = null === t6 ? null : Number(t6);
      break;
    case Object:
    case Array:
      try {
        i6 = JSON.parse(t6);
      } catch (t7) {
        i6 = null;
      }
  }
  return i6;
} };
var f = (t6, s5) => !i2(t6, s5);
var b = { attribute: true, type: String, converter: u, reflect: false, useDefault: false, hasChanged: f };
Symbol.metadata ??= /* @__PURE__ */ Symbol("metadata"), a.litPropertyMetadata ??= /* @__PURE__ */ new WeakMap();
var y = class extends HTMLElement {
  static addInitializer(t6) {
    this._$Ei(), (this.l ??= []).push(t6);
  }
  static get observedAttributes() {
    return this.finalize(), this._$Eh && [...this._$Eh.keys()];
  }
  static createProperty(t6, s5 = b) {
    if (s5.state && (s5.attribute = false), this._$Ei(), this.prototype.hasOwnProperty(t6) && ((s5 = Object.create(s5)).wrapped = true), this.elementProperties.set(t6, s5), !s5.noAccessor) {
      const i6 = /* @__PURE__ */ Symbol(), h3 = this.getPropertyDescriptor(t6, i6, s5);
      void 0 !== h3 && e2(this.prototype, t6, h3);
    }
  }
  static getPropertyDescriptor(t6, s5, i6) {
    const { get: e5, set: r5 } = h(this.prototype, t6) ?? { get() {
      return this[s5];
    }, set(t7) {
      this[s5] = t7;
    } };
    return { get: e5, set(s6) {
      const h3 = e5?.call(this);
      r5?.call(this, s6), this.requestUpdate(t6, h3, i6);
    }, configurable: true, enumerable: true };
  }
  static getPropertyOptions(t6) {
    return this.elementProperties.get(t6) ?? b;
  }
  static _$Ei() {
    if (this.hasOwnProperty(d("elementProperties"))) return;
    const t6 = n2(this);
    t6.finalize(), void 0 !== t6.l && (this.l = [...t6.l]), this.elementProperties = new Map(t6.elementProperties);
  }
  static finalize() {
    if (this.hasOwnProperty(d("finalized"))) return;
    if (this.finalized = true, this._$Ei(), this.hasOwnProperty(d("properties"))) {
      const t7 = this.properties, s5 = [...r2(t7), ...o2(t7)];
      for (const i6 of s5) this.createProperty(i6, t7[i6]);
    }
    const t6 = this[Symbol.metadata];
    if (null !== t6) {
      const s5 = litPropertyMetadata.get(t6);
      if (void 0 !== s5) for (const [t7, i6] of s5) this.elementProperties.set(t7, i6);
    }
    this._$Eh = /* @__PURE__ */ new Map();
    for (const [t7, s5] of this.elementProperties) {
      const i6 = this._$Eu(t7, s5);
      void 0 !== i6 && this._$Eh.set(i6, t7);
    }
    this.elementStyles = this.finalizeStyles(this.styles);
  }
  static finalizeStyles(s5) {
    const i6 = [];
    if (Array.isArray(s5)) {
      const e5 = new Set(s5.flat(1 / 0).reverse());
      for (const s6 of e5) i6.unshift(c(s6));
    } else void 0 !== s5 && i6.push(c(s5));
    return i6;
  }
  static _$Eu(t6, s5) {
    const i6 = s5.attribute;
    return false === i6 ? void 0 : "string" == typeof i6 ? i6 : "string" == typeof t6 ? t6.toLowerCase() : void 0;
  }
  constructor() {
    super(), this._$Ep = void 0, this.isUpdatePending = false, this.hasUpdated = false, this._$Em = null, this._$Ev();
  }
  _$Ev() {
    this._$ES = new Promise((t6) => this.enableUpdating = t6), this._$AL = /* @__PURE__ */ new Map(), this._$E_(), this.requestUpdate(), this.constructor.l?.forEach((t6) => t6(this));
  }
  addController(t6) {
    (this._$EO ??= /* @__PURE__ */ new Set()).add(t6), void 0 !== this.renderRoot && this.isConnected && t6.hostConnected?.();
  }
  removeController(t6) {
    this._$EO?.delete(t6);
  }
  _$E_() {
    const t6 = /* @__PURE__ */ new Map(), s5 = this.constructor.elementProperties;
    for (const i6 of s5.keys()) this.hasOwnProperty(i6) && (t6.set(i6, this[i6]), delete this[i6]);
    t6.size > 0 && (this._$Ep = t6);
  }
  createRenderRoot() {
    const t6 = this.shadowRoot ?? this.attachShadow(this.constructor.shadowRootOptions);
    return S(t6, this.constructor.elementStyles), t6;
  }
  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot(), this.enableUpdating(true), this._$EO?.forEach((t6) => t6.hostConnected?.());
  }
  enableUpdating(t6) {
  }
  disconnectedCallback() {
    this._$EO?.forEach((t6) => t6.hostDisconnected?.());
  }
  attributeChangedCallback(t6, s5, i6) {
    this._$AK(t6, i6);
  }
  _$ET(t6, s5) {
    const i6 = this.constructor.elementProperties.get(t6), e5 = this.constructor._$Eu(t6, i6);
    if (void 0 !== e5 && true === i6.reflect) {
      const h3 = (void 0 !== i6.converter?.toAttribute ? i6.converter : u).toAttribute(s5, i6.type);
      this._$Em = t6, null == h3 ? this.removeAttribute(e5) : this.setAttribute(e5, h3), this._$Em = null;
    }
  }
  _$AK(t6, s5) {
    const i6 = this.constructor, e5 = i6._$Eh.get(t6);
    if (void 0 !== e5 && this._$Em !== e5) {
      const t7 = i6.getPropertyOptions(e5), h3 = "function" == typeof t7.converter ? { fromAttribute: t7.converter } : void 0 !== t7.converter?.fromAttribute ? t7.converter : u;
      this._$Em = e5;
      const r5 = h3.fromAttribute(s5, t7.type);
      this[e5] = r5 ?? this._$Ej?.get(e5) ?? r5, this._$Em = null;
    }
  }
  requestUpdate(t6, s5, i6, e5 = false, h3) {
    if (void 0 !== t6) {
      const r5 = this.constructor;
      if (false === e5 && (h3 = this[t6]), i6 ??= r5.getPropertyOptions(t6), !((i6.hasChanged ?? f)(h3, s5) || i6.useDefault && i6.reflect && h3 === this._$Ej?.get(t6) && !this.hasAttribute(r5._$Eu(t6, i6)))) return;
      this.C(t6, s5, i6);
    }
    false === this.isUpdatePending && (this._$ES = this._$EP());
  }
  C(t6, s5, { useDefault: i6, reflect: e5, wrapped: h3 }, r5) {
    i6 && !(this._$Ej ??= /* @__PURE__ */ new Map()).has(t6) && (this._$Ej.set(t6, r5 ?? s5 ?? this[t6]), true !== h3 || void 0 !== r5) || (this._$AL.has(t6) || (this.hasUpdated || i6 || (s5 = void 0), this._$AL.set(t6, s5)), true === e5 && this._$Em !== t6 && (this._$Eq ??= /* @__PURE__ */ new Set()).add(t6));
  }
  async _$EP() {
    this.isUpdatePending = true;
    try {
      await this._$ES;
    } catch (t7) {
      Promise.reject(t7);
    }
    const t6 = this.scheduleUpdate();
    return null != t6 && await t6, !this.isUpdatePending;
  }
  scheduleUpdate() {
    return this.performUpdate();
  }
  performUpdate() {
    if (!this.isUpdatePending) return;
    if (!this.hasUpdated) {
      if (this.renderRoot ??= this.createRenderRoot(), this._$Ep) {
        for (const [t8, s6] of this._$Ep) this[t8] = s6;
        this._$Ep = void 0;
      }
      const t7 = this.constructor.elementProperties;
      if (t7.size > 0) for (const [s6, i6] of t7) {
        const { wrapped: t8 } = i6, e5 = this[s6];
        true !== t8 || this._$AL.has(s6) || void 0 === e5 || this.C(s6, void 0, i6, e5);
      }
    }
    let t6 = false;
    const s5 = this._$AL;
    try {
      t6 = this.shouldUpdate(s5), t6 ? (this.willUpdate(s5), this._$EO?.forEach((t7) => t7.hostUpdate?.()), this.update(s5)) : this._$EM();
    } catch (s6) {
      throw t6 = false, this._$EM(), s6;
    }
    t6 && this._$AE(s5);
  }
  willUpdate(t6) {
  }
  _$AE(t6) {
    this._$EO?.forEach((t7) => t7.hostUpdated?.()), this.hasUpdated || (this.hasUpdated = true, this.firstUpdated(t6)), this.updated(t6);
  }
  _$EM() {
    this._$AL = /* @__PURE__ */ new Map(), this.isUpdatePending = false;
  }
  get updateComplete() {
    return this.getUpdateComplete();
  }
  getUpdateComplete() {
    return this._$ES;
  }
  shouldUpdate(t6) {
    return true;
  }
  update(t6) {
    this._$Eq &&= this._$Eq.forEach((t7) => this._$ET(t7, this[t7])), this._$EM();
  }
  updated(t6) {
  }
  firstUpdated(t6) {
  }
};
y.elementStyles = [], y.shadowRootOptions = { mode: "open" }, y[d("elementProperties")] = /* @__PURE__ */ new Map(), y[d("finalized")] = /* @__PURE__ */ new Map(), p?.({ ReactiveElement: y }), (a.reactiveElementVersions ??= []).push("2.1.2");

// web/static/vendor/lit-html/lit-html.js
var t2 = globalThis;
var i3 = t2.trustedTypes;
var s2 = i3 ? i3.createPolicy("lit-html", { createHTML: (t6) => t6 }) : void 0;
var e3 = "$lit$";
var h2 = `lit$${Math.random().toFixed(9).slice(2)}$`;
var o3 = "?" + h2;
var n3 = `<${o3}>`;
var r3 = document;
var l2 = () => r3.createComment("");
var c3 = (t6) => null === t6 || "object" != typeof t6 && "function" != typeof t6;
var a2 = Array.isArray;
var u2 = (t6) => a2(t6) || "function" == typeof t6?.[Symbol.iterator];
var d2 = "[ 	\n\f\r]";
var f2 = /<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g;
var v = /-->/g;
var _ = />/g;
var m = RegExp(`>|${d2}(?:([^\\s"'>=/]+)(${d2}*=${d2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`, "g");
var p2 = /'/g;
var g = /"/g;
var $ = /^(?:script|style|textarea|title)$/i;
var y2 = (t6) => (i6, ...s5) => ({ _$litType$: t6, strings: i6, values: s5 });
var x = y2(1);
var b2 = y2(2);
var w = y2(3);
var T = /* @__PURE__ */ Symbol.for("lit-noChange");
var E = /* @__PURE__ */ Symbol.for("lit-nothing");
var A = /* @__PURE__ */ new WeakMap();
var C = r3.createTreeWalker(r3, 129);
function P(t6, i6) {
  if (!a2(t6) || !t6.hasOwnProperty("raw")) throw Error("invalid template strings array");
  return void 0 !== s2 ? s2.createHTML(i6) : i6;
}
var V = (t6, i6) => {
  const s5 = t6.length - 1, o5 = [];
  let r5, l3 = 2 === i6 ? "<svg>" : 3 === i6 ? "<math>" : "", c5 = f2;
  for (let i7 = 0; i7 < s5; i7++) {
    const s6 = t6[i7];
    let a3, u5, d3 = -1, y3 = 0;
    for (; y3 < s6.length && (c5.lastIndex = y3, u5 = c5.exec(s6), null !== u5); ) y3 = c5.lastIndex, c5 === f2 ? "!--" === u5[1] ? c5 = v : void 0 !== u5[1] ? c5 = _ : void 0 !== u5[2] ? ($.test(u5[2]) && (r5 = RegExp("</" + u5[2], "g")), c5 = m) : void 0 !== u5[3] && (c5 = m) : c5 === m ? ">" === u5[0] ? (c5 = r5 ?? f2, d3 = -1) : void 0 === u5[1] ? d3 = -2 : (d3 = c5.lastIndex - u5[2].length, a3 = u5[1], c5 = void 0 === u5[3] ? m : '"' === u5[3] ? g : p2) : c5 === g || c5 === p2 ? c5 = m : c5 === v || c5 === _ ? c5 = f2 : (c5 = m, r5 = void 0);
    const x2 = c5 === m && t6[i7 + 1].startsWith("/>") ? " " : "";
    l3 += c5 === f2 ? s6 + n3 : d3 >= 0 ? (o5.push(a3), s6.slice(0, d3) + e3 + s6.slice(d3) + h2 + x2) : s6 + h2 + (-2 === d3 ? i7 : x2);
  }
  return [P(t6, l3 + (t6[s5] || "<?>") + (2 === i6 ? "</svg>" : 3 === i6 ? "</math>" : "")), o5];
};
var N = class _N {
  constructor({ strings: t6, _$litType$: s5 }, n4) {
    let r5;
    this.parts = [];
    let c5 = 0, a3 = 0;
    const u5 = t6.length - 1, d3 = this.parts, [f3, v3] = V(t6, s5);
    if (this.el = _N.createElement(f3, n4), C.currentNode = this.el.content, 2 === s5 || 3 === s5) {
      const t7 = this.el.content.firstChild;
      t7.replaceWith(...t7.childNodes);
    }
    for (; null !== (r5 = C.nextNode()) && d3.length < u5; ) {
      if (1 === r5.nodeType) {
        if (r5.hasAttributes()) for (const t7 of r5.getAttributeNames()) if (t7.endsWith(e3)) {
          const i6 = v3[a3++], s6 = r5.getAttribute(t7).split(h2), e5 = /([.?@])?(.*)/.exec(i6);
          d3.push({ type: 1, index: c5, name: e5[2], strings: s6, ctor: "." === e5[1] ? H : "?" === e5[1] ? I : "@" === e5[1] ? L : k }), r5.removeAttribute(t7);
        } else t7.startsWith(h2) && (d3.push({ type: 6, index: c5 }), r5.removeAttribute(t7));
        if ($.test(r5.tagName)) {
          const t7 = r5.textContent.split(h2), s6 = t7.length - 1;
          if (s6 > 0) {
            r5.textContent = i3 ? i3.emptyScript : "";
            for (let i6 = 0; i6 < s6; i6++) r5.append(t7[i6], l2()), C.nextNode(), d3.push({ type: 2, index: ++c5 });
            r5.append(t7[s6], l2());
          }
        }
      } else if (8 === r5.nodeType) if (r5.data === o3) d3.push({ type: 2, index: c5 });
      else {
        let t7 = -1;
        for (; -1 !== (t7 = r5.data.indexOf(h2, t7 + 1)); ) d3.push({ type: 7, index: c5 }), t7 += h2.length - 1;
      }
      c5++;
    }
  }
  static createElement(t6, i6) {
    const s5 = r3.createElement("template");
    return s5.innerHTML = t6, s5;
  }
};
function S2(t6, i6, s5 = t6, e5) {
  if (i6 === T) return i6;
  let h3 = void 0 !== e5 ? s5._$Co?.[e5] : s5._$Cl;
  const o5 = c3(i6) ? void 0 : i6._$litDirective$;
  return h3?.constructor !== o5 && (h3?._$AO?.(false), void 0 === o5 ? h3 = void 0 : (h3 = new o5(t6), h3._$AT(t6, s5, e5)), void 0 !== e5 ? (s5._$Co ??= [])[e5] = h3 : s5._$Cl = h3), void 0 !== h3 && (i6 = S2(t6, h3._$AS(t6, i6.values), h3, e5)), i6;
}
var M = class {
  constructor(t6, i6) {
    this._$AV = [], this._$AN = void 0, this._$AD = t6, this._$AM = i6;
  }
  get parentNode() {
    return this._$AM.parentNode;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  u(t6) {
    const { el: { content: i6 }, parts: s5 } = this._$AD, e5 = (t6?.creationScope ?? r3).importNode(i6, true);
    C.currentNode = e5;
    let h3 = C.nextNode(), o5 = 0, n4 = 0, l3 = s5[0];
    for (; void 0 !== l3; ) {
      if (o5 === l3.index) {
        let i7;
        2 === l3.type ? i7 = new R(h3, h3.nextSibling, this, t6) : 1 === l3.type ? i7 = new l3.ctor(h3, l3.name, l3.strings, this, t6) : 6 === l3.type && (i7 = new z(h3, this, t6)), this._$AV.push(i7), l3 = s5[++n4];
      }
      o5 !== l3?.index && (h3 = C.nextNode(), o5++);
    }
    return C.currentNode = r3, e5;
  }
  p(t6) {
    let i6 = 0;
    for (const s5 of this._$AV) void 0 !== s5 && (void 0 !== s5.strings ? (s5._$AI(t6, s5, i6), i6 += s5.strings.length - 2) : s5._$AI(t6[i6])), i6++;
  }
};
var R = class _R {
  get _$AU() {
    return this._$AM?._$AU ?? this._$Cv;
  }
  constructor(t6, i6, s5, e5) {
    this.type = 2, this._$AH = E, this._$AN = void 0, this._$AA = t6, this._$AB = i6, this._$AM = s5, this.options = e5, this._$Cv = e5?.isConnected ?? true;
  }
  get parentNode() {
    let t6 = this._$AA.parentNode;
    const i6 = this._$AM;
    return void 0 !== i6 && 11 === t6?.nodeType && (t6 = i6.parentNode), t6;
  }
  get startNode() {
    return this._$AA;
  }
  get endNode() {
    return this._$AB;
  }
  _$AI(t6, i6 = this) {
    t6 = S2(this, t6, i6), c3(t6) ? t6 === E || null == t6 || "" === t6 ? (this._$AH !== E && this._$AR(), this._$AH = E) : t6 !== this._$AH && t6 !== T && this._(t6) : void 0 !== t6._$litType$ ? this.$(t6) : void 0 !== t6.nodeType ? this.T(t6) : u2(t6) ? this.k(t6) : this._(t6);
  }
  O(t6) {
    return this._$AA.parentNode.insertBefore(t6, this._$AB);
  }
  T(t6) {
    this._$AH !== t6 && (this._$AR(), this._$AH = this.O(t6));
  }
  _(t6) {
    this._$AH !== E && c3(this._$AH) ? this._$AA.nextSibling.data = t6 : this.T(r3.createTextNode(t6)), this._$AH = t6;
  }
  $(t6) {
    const { values: i6, _$litType$: s5 } = t6, e5 = "number" == typeof s5 ? this._$AC(t6) : (void 0 === s5.el && (s5.el = N.createElement(P(s5.h, s5.h[0]), this.options)), s5);
    if (this._$AH?._$AD === e5) this._$AH.p(i6);
    else {
      const t7 = new M(e5, this), s6 = t7.u(this.options);
      t7.p(i6), this.T(s6), this._$AH = t7;
    }
  }
  _$AC(t6) {
    let i6 = A.get(t6.strings);
    return void 0 === i6 && A.set(t6.strings, i6 = new N(t6)), i6;
  }
  k(t6) {
    a2(this._$AH) || (this._$AH = [], this._$AR());
    const i6 = this._$AH;
    let s5, e5 = 0;
    for (const h3 of t6) e5 === i6.length ? i6.push(s5 = new _R(this.O(l2()), this.O(l2()), this, this.options)) : s5 = i6[e5], s5._$AI(h3), e5++;
    e5 < i6.length && (this._$AR(s5 && s5._$AB.nextSibling, e5), i6.length = e5);
  }
  _$AR(t6 = this._$AA.nextSibling, i6) {
    for (this._$AP?.(false, true, i6); t6 && t6 !== this._$AB; ) {
      const i7 = t6.nextSibling;
      t6.remove(), t6 = i7;
    }
  }
  setConnected(t6) {
    void 0 === this._$AM && (this._$Cv = t6, this._$AP?.(t6));
  }
};
var k = class {
  get tagName() {
    return this.element.tagName;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  constructor(t6, i6, s5, e5, h3) {
    this.type = 1, this._$AH = E, this._$AN = void 0, this.element = t6, this.name = i6, this._$AM = e5, this.options = h3, s5.length > 2 || "" !== s5[0] || "" !== s5[1] ? (this._$AH = Array(s5.length - 1).fill(new String()), this.strings = s5) : this._$AH = E;
  }
  _$AI(t6, i6 = this, s5, e5) {
    const h3 = this.strings;
    let o5 = false;
    if (void 0 === h3) t6 = S2(this, t6, i6, 0), o5 = !c3(t6) || t6 !== this._$AH && t6 !== T, o5 && (this._$AH = t6);
    else {
      const e6 = t6;
      let n4, r5;
      for (t6 = h3[0], n4 = 0; n4 < h3.length - 1; n4++) r5 = S2(this, e6[s5 + n4], i6, n4), r5 === T && (r5 = this._$AH[n4]), o5 ||= !c3(r5) || r5 !== this._$AH[n4], r5 === E ? t6 = E : t6 !== E && (t6 += (r5 ?? "") + h3[n4 + 1]), this._$AH[n4] = r5;
    }
    o5 && !e5 && this.j(t6);
  }
  j(t6) {
    t6 === E ? this.element.removeAttribute(this.name) : this.element.setAttribute(this.name, t6 ?? "");
  }
};
var H = class extends k {
  constructor() {
    super(...arguments), this.type = 3;
  }
  j(t6) {
    this.element[this.name] = t6 === E ? void 0 : t6;
  }
};
var I = class extends k {
  constructor() {
    super(...arguments), this.type = 4;
  }
  j(t6) {
    this.element.toggleAttribute(this.name, !!t6 && t6 !== E);
  }
};
var L = class extends k {
  constructor(t6, i6, s5, e5, h3) {
    super(t6, i6, s5, e5, h3), this.type = 5;
  }
  _$AI(t6, i6 = this) {
    if ((t6 = S2(this, t6, i6, 0) ?? E) === T) return;
    const s5 = this._$AH, e5 = t6 === E && s5 !== E || t6.capture !== s5.capture || t6.once !== s5.once || t6.passive !== s5.passive, h3 = t6 !== E && (s5 === E || e5);
    e5 && this.element.removeEventListener(this.name, this, s5), h3 && this.element.addEventListener(this.name, this, t6), this._$AH = t6;
  }
  handleEvent(t6) {
    "function" == typeof this._$AH ? this._$AH.call(this.options?.host ?? this.element, t6) : this._$AH.handleEvent(t6);
  }
};
var z = class {
  constructor(t6, i6, s5) {
    this.element = t6, this.type = 6, this._$AN = void 0, this._$AM = i6, this.options = s5;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  _$AI(t6) {
    S2(this, t6);
  }
};
var Z = { M: e3, P: h2, A: o3, C: 1, L: V, R: M, D: u2, V: S2, I: R, H: k, N: I, U: L, B: H, F: z };
var j = t2.litHtmlPolyfillSupport;
j?.(N, R), (t2.litHtmlVersions ??= []).push("3.3.0");
var B = (t6, i6, s5) => {
  const e5 = s5?.renderBefore ?? i6;
  let h3 = e5._$litPart$;
  if (void 0 === h3) {
    const t7 = s5?.renderBefore ?? null;
    e5._$litPart$ = h3 = new R(i6.insertBefore(l2(), t7), t7, void 0, s5 ?? {});
  }
  return h3._$AI(t6), h3;
};

// web/static/vendor/lit-element/lit-element.js
var s3 = globalThis;
var i4 = class extends y {
  constructor() {
    super(...arguments), this.renderOptions = { host: this }, this._$Do = void 0;
  }
  createRenderRoot() {
    const t6 = super.createRenderRoot();
    return this.renderOptions.renderBefore ??= t6.firstChild, t6;
  }
  update(t6) {
    const r5 = this.render();
    this.hasUpdated || (this.renderOptions.isConnected = this.isConnected), super.update(t6), this._$Do = B(r5, this.renderRoot, this.renderOptions);
  }
  connectedCallback() {
    super.connectedCallback(), this._$Do?.setConnected(true);
  }
  disconnectedCallback() {
    super.disconnectedCallback(), this._$Do?.setConnected(false);
  }
  render() {
    return T;
  }
};
i4._$litElement$ = true, i4["finalized"] = true, s3.litElementHydrateSupport?.({ LitElement: i4 });
var o4 = s3.litElementPolyfillSupport;
o4?.({ LitElement: i4 });
(s3.litElementVersions ??= []).push("4.2.2");

// web/static/vendor/lit-html/directive.js
var t3 = { ATTRIBUTE: 1, CHILD: 2, PROPERTY: 3, BOOLEAN_ATTRIBUTE: 4, EVENT: 5, ELEMENT: 6 };
var e4 = (t6) => (...e5) => ({ _$litDirective$: t6, values: e5 });
var i5 = class {
  constructor(t6) {
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  _$AT(t6, e5, i6) {
    this._$Ct = t6, this._$AM = e5, this._$Ci = i6;
  }
  _$AS(t6, e5) {
    return this.update(t6, e5);
  }
  update(t6, e5) {
    return this.render(...e5);
  }
};

// web/static/vendor/lit-html/directive-helpers.js
var { I: t4 } = Z;
var s4 = () => document.createComment("");
var r4 = (o5, i6, n4) => {
  const e5 = o5._$AA.parentNode, l3 = void 0 === i6 ? o5._$AB : i6._$AA;
  if (void 0 === n4) {
    const i7 = e5.insertBefore(s4(), l3), c5 = e5.insertBefore(s4(), l3);
    n4 = new t4(i7, c5, o5, o5.options);
  } else {
    const t6 = n4._$AB.nextSibling, i7 = n4._$AM, c5 = i7 !== o5;
    if (c5) {
      let t7;
      n4._$AQ?.(o5), n4._$AM = o5, void 0 !== n4._$AP && (t7 = o5._$AU) !== i7._$AU && n4._$AP(t7);
    }
    if (t6 !== l3 || c5) {
      let o6 = n4._$AA;
      for (; o6 !== t6; ) {
        const t7 = o6.nextSibling;
        e5.insertBefore(o6, l3), o6 = t7;
      }
    }
  }
  return n4;
};
var v2 = (o5, t6, i6 = o5) => (o5._$AI(t6, i6), o5);
var u3 = {};
var m2 = (o5, t6 = u3) => o5._$AH = t6;
var p3 = (o5) => o5._$AH;
var M2 = (o5) => {
  o5._$AP?.(false, true);
  let t6 = o5._$AA;
  const i6 = o5._$AB.nextSibling;
  for (; t6 !== i6; ) {
    const o6 = t6.nextSibling;
    t6.remove(), t6 = o6;
  }
};

// web/static/vendor/lit-html/directives/repeat.js
var u4 = (e5, s5, t6) => {
  const r5 = /* @__PURE__ */ new Map();
  for (let l3 = s5; l3 <= t6; l3++) r5.set(e5[l3], l3);
  return r5;
};
var c4 = e4(class extends i5 {
  constructor(e5) {
    if (super(e5), e5.type !== t3.CHILD) throw Error("repeat() can only be used in text expressions");
  }
  dt(e5, s5, t6) {
    let r5;
    void 0 === t6 ? t6 = s5 : void 0 !== s5 && (r5 = s5);
    const l3 = [], o5 = [];
    let i6 = 0;
    for (const s6 of e5) l3[i6] = r5 ? r5(s6, i6) : i6, o5[i6] = t6(s6, i6), i6++;
    return { values: o5, keys: l3 };
  }
  render(e5, s5, t6) {
    return this.dt(e5, s5, t6).values;
  }
  update(s5, [t6, r5, c5]) {
    const d3 = p3(s5), { values: p4, keys: a3 } = this.dt(t6, r5, c5);
    if (!Array.isArray(d3)) return this.ut = a3, p4;
    const h3 = this.ut ??= [], v3 = [];
    let m3, y3, x2 = 0, j2 = d3.length - 1, k2 = 0, w2 = p4.length - 1;
    for (; x2 <= j2 && k2 <= w2; ) if (null === d3[x2]) x2++;
    else if (null === d3[j2]) j2--;
    else if (h3[x2] === a3[k2]) v3[k2] = v2(d3[x2], p4[k2]), x2++, k2++;
    else if (h3[j2] === a3[w2]) v3[w2] = v2(d3[j2], p4[w2]), j2--, w2--;
    else if (h3[x2] === a3[w2]) v3[w2] = v2(d3[x2], p4[w2]), r4(s5, v3[w2 + 1], d3[x2]), x2++, w2--;
    else if (h3[j2] === a3[k2]) v3[k2] = v2(d3[j2], p4[k2]), r4(s5, d3[x2], d3[j2]), j2--, k2++;
    else if (void 0 === m3 && (m3 = u4(a3, k2, w2), y3 = u4(h3, x2, j2)), m3.has(h3[x2])) if (m3.has(h3[j2])) {
      const e5 = y3.get(a3[k2]), t7 = void 0 !== e5 ? d3[e5] : null;
      if (null === t7) {
        const e6 = r4(s5, d3[x2]);
        v2(e6, p4[k2]), v3[k2] = e6;
      } else v3[k2] = v2(t7, p4[k2]), r4(s5, d3[x2], t7), d3[e5] = null;
      k2++;
    } else M2(d3[j2]), j2--;
    else M2(d3[x2]), x2++;
    for (; k2 <= w2; ) {
      const e5 = r4(s5, v3[w2 + 1]);
      v2(e5, p4[k2]), v3[k2++] = e5;
    }
    for (; x2 <= j2; ) {
      const e5 = d3[x2++];
      null !== e5 && M2(e5);
    }
    return this.ut = a3, m2(s5, v3), T;
  }
});

// web/static/guide/ticks.js
var Ticks = class {
  constructor(hall, service) {
    this.key = `yichuang-guide ${hall} ${service}`;
    try {
      const kept3 = JSON.parse(localStorage.getItem(this.key) ?? "null");
      this.names = new Set(Array.isArray(kept3) ? kept3 : []);
    } catch {
      this.names = /* @__PURE__ */ new Set();
    }
  }
  toggle(name) {
    if (!this.names.delete(name)) this.names.add(name);
    try {
      if (this.names.size) localStorage.setItem(this.key, JSON.stringify([...this.names]));
      else localStorage.removeItem(this.key);
    } catch {
    }
  }
};

// web/static/shared/api.js
var Problem = class extends Error {
  /**
   * @param {Partial<Api.ProblemBody>} body
   * @param {number} status 0 when no answer came
   */
  constructor(body, status) {
    super(body.detail || body.title || "");
    this.code = body.code || "unknown";
    this.title = body.title || "";
    this.held = body.held;
    this.status = status;
  }
};
var RETRIES = 6;
var wait = (ms) => new Promise((done) => setTimeout(done, ms));
var key = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b3) => b3.toString(16).padStart(2, "0")).join("");
async function call(method, path, body, { language: language2 = document.documentElement.lang, retry = method !== "GET" } = {}) {
  const headers = { "Accept-Language": language2 };
  if (method !== "GET") {
    headers["Idempotency-Key"] = key();
    headers["Content-Type"] = "application/json";
  }
  for (let turn2 = 0; ; turn2 += 1) {
    let answer;
    try {
      answer = await fetch(`/api/v1${path}`, { method, headers, body: body === void 0 ? void 0 : JSON.stringify(body) });
    } catch {
      if (!retry || turn2 >= RETRIES) throw new Problem({ code: "unreachable", detail: "" }, 0);
      await wait(300 * 1.6 ** turn2);
      continue;
    }
    if (answer.status === 503 && retry && turn2 < RETRIES) {
      await wait(1e3 * Number(answer.headers.get("Retry-After") || 1));
      continue;
    }
    const decoded = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Problem(decoded, answer.status);
    return decoded;
  }
}
var get = (path) => call("GET", path);

// web/static/shared/look.js
var KEY = "yichuang-look";
var THEMES = ["light", "dark", "contrast"];
var TEXTS = ["normal", "large", "largest"];
var root = document.documentElement;
var asked = new URLSearchParams(location.search);
var dark = matchMedia("(prefers-color-scheme: dark)");
var contrast = matchMedia("(prefers-contrast: more)");
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
  } catch {
    return {};
  }
}
var kept = read();
var system = () => contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
var known = (value, list) => list.includes(value) ? value : null;
var look = () => ({ theme: known(kept.theme, THEMES) ?? "system", text: known(kept.text, TEXTS) ?? "normal" });
function apply() {
  const theme = known(asked.get("theme"), THEMES) ?? known(kept.theme, THEMES) ?? system();
  root.dataset.theme = theme;
  root.dataset.bsTheme = theme === "dark" ? "dark" : "light";
  root.dataset.text = known(asked.get("text"), TEXTS) ?? look().text;
}
function choose(change) {
  kept = { ...kept, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
  }
  apply();
}
dark.addEventListener("change", apply);
contrast.addEventListener("change", apply);
apply();

// web/static/shared/element.js
var Base = class extends i4 {
  createRenderRoot() {
    return this;
  }
  connectedCallback() {
    super.connectedCallback();
    this.onLanguage = () => this.requestUpdate();
    window.addEventListener("yc-language", this.onLanguage);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("yc-language", this.onLanguage);
  }
  /** Redraw every second, for clocks and waits; or, for words such as "tomorrow", every `ms`. */
  everySecond(ms = 1e3) {
    this.addController({
      hostConnected: () => {
        this.second = setInterval(() => this.requestUpdate(), ms);
      },
      hostDisconnected: () => clearInterval(this.second)
    });
  }
};
var YcElement = (
  /** @type {new <Own = {}>() => Base & Own} */
  /** @type {unknown} */
  Base
);

// web/static/shared/guide/load.js
var AGAIN_MS = 3e3;
var GuideData = class {
  /**
   * `path()` is the hall's path below the API; `spare` gives what is shown while the server does not answer.
   *
   * @param {Host} host
   * @param {() => `/halls/${string}`} path
   * @param {{ list(): Pick<Api.GuideView, "matters"> | null, matter(id: string): Api.MatterView | null }} spare
   */
  constructor(host, path, spare = { list: () => null, matter: () => null }) {
    this.host = host;
    this.path = path;
    this.spare = spare;
    this.whole = null;
    this.known = /* @__PURE__ */ new Map();
    this.missing = "";
    this.wanted = /* @__PURE__ */ new Set();
    host.addController(this);
  }
  hostDisconnected() {
    clearTimeout(this.timer);
    this.gone = true;
  }
  hostConnected() {
    this.gone = false;
    if (this.wanted.size) this.ask();
  }
  get matters() {
    return (this.whole ?? this.spare.list())?.matters ?? [];
  }
  /** What other halls do and this one does not; nobody knows while the server does not answer. */
  get elsewhere() {
    return this.whole?.elsewhere ?? [];
  }
  matter(service) {
    return this.known.get(service) ?? this.spare.matter(service);
  }
  /** Fetch the list ("") or a matter; what is here already is shown meanwhile and fetched anew. */
  want(service = "") {
    this.wanted.add(service);
    return this.ask();
  }
  /** Something else is told now: the list and this matter are fetched anew, every other when it is wanted again. */
  renew(service = "") {
    for (const known2 of this.known.keys()) if (known2 !== service) this.known.delete(known2);
    if (this.whole) this.want();
    if (service) this.want(service);
  }
  async ask() {
    clearTimeout(this.timer);
    await Promise.all([...this.wanted].map((service) => this.fetch(service)));
    if (this.wanted.size && !this.gone) this.timer = setTimeout(() => this.ask(), AGAIN_MS);
    this.host.requestUpdate();
  }
  async fetch(service) {
    try {
      if (service) this.known.set(service, await get(`${this.path()}/guide/${encodeURIComponent(service)}`));
      else this.whole = await get(`${this.path()}/guide`);
      this.missing = "";
    } catch (problem) {
      if (problem.status !== 404 || !problem.message) return;
      this.missing = problem.message;
    }
    this.wanted.delete(service);
  }
};

// web/static/shared/words.js
var catalogues = { en: {} };
var KEY2 = "yichuang-language";
var root2 = document.documentElement;
var languages = JSON.parse(document.getElementById("languages")?.textContent ?? "[]");
var rowOf = (id) => languages.find((one) => one.id === id);
var HOME = languages[0].id;
var asked2 = new URLSearchParams(location.search);
var kept2 = () => {
  try {
    return sessionStorage.getItem(KEY2);
  } catch {
    return null;
  }
};
var current = [kept2(), asked2.get("language")].find((one) => one && rowOf(one)) ?? languages.find((one) => one.tag === root2.lang)?.id ?? HOME;
var dress = (text) => text;
root2.lang = traits().tag;
var brought = document.getElementById("words");
try {
  if (brought) catalogues[brought.dataset.language] = JSON.parse(brought.textContent);
} catch {
}
async function load(language2) {
  if (catalogues[language2]) return;
  const answer = await fetch(`/i18n/${language2}/${root2.dataset.words}.json`);
  catalogues[language2] = answer.ok ? await answer.json() : {};
}
await load(current).catch(() => {
  catalogues[current] = {};
});
var language = () => current;
function traits() {
  return rowOf(current) ?? languages[0];
}
function t5(sentence, params = {}) {
  const known2 = catalogues[current]?.[sentence];
  return (known2 ? dress(known2) : singular(dress(sentence), params)).replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole).replace(UNIT, "$1 ");
}
var ONE = { people: "person", copies: "copy", are: "is", need: "needs", have: "has" };
var COUNTED = /\{(\w+)\} (people|copies|days|devices|digits|hours|minutes|names|ratings|seconds|services|steps|tickets|times|windows)\b( (?:are|need|have)\b)?/g;
var singular = (text, params) => text.replace(
  COUNTED,
  (whole, name, things, verb = "") => String(params[name]) === "1" ? `{${name}} ${ONE[things] ?? things.slice(0, -1)}${verb && ` ${ONE[verb.trim()]}`}` : whole
);
var UNIT = /(\d) (?=分钟|小时|[秒人件个次台张位份项天条]|min|s\b|h\b)/g;
var pick = (name) => name ? written(name, traits()) : "";
function written(name, row) {
  if (row.key === "zh" || row.key === "en") return name[row.key];
  return name.more?.[row.key] || written(name, rowOf(row.instead || "en") ?? languages[0]);
}
async function setLanguage(wanted, { remember = true } = {}) {
  await load(wanted);
  current = rowOf(wanted) ? wanted : HOME;
  root2.lang = traits().tag;
  if (remember) {
    try {
      sessionStorage.setItem(KEY2, wanted);
    } catch {
    }
  }
  window.dispatchEvent(new Event("yc-language"));
}
var listed = (parts) => parts.join(traits().comma);
var tag = () => traits().tag;
var UNGROUPED = 1e3;
var formats = /* @__PURE__ */ new Map();
function number(value) {
  if (Number.isInteger(value) && value >= 0 && value < UNGROUPED) return String(value);
  const wanted = tag();
  const format = formats.get(wanted) ?? new Intl.NumberFormat(wanted);
  formats.set(wanted, format);
  return format.format(value);
}
if (asked2.has("pseudo")) {
  const { disguise: disguise2, turn: turn2 } = await Promise.resolve().then(() => (init_pseudo(), pseudo_exports));
  dress = disguise2;
  current = "en";
  root2.lang = "en";
  turn2(root2, asked2.get("pseudo"));
}

// web/static/shared/guide/parts.js
var called = (name) => name ? x`<small class="called">${t5("also called {name}", { name })}</small>` : E;
var counted = (count) => t5(count === 1 ? "1 service" : "{count} services", { count: number(count) });
function foundIn(own, away) {
  if (!away) return own ? counted(own) : "";
  return own ? `${counted(own)}${traits().comma}${t5("{count} more in other halls", { count: number(away) })}` : t5("Not done in this hall, but here:");
}
var whereElse = ({ hall_name, address }) => x`<small class="away"
    >${t5("Done at {hall}", { hall: pick(hall_name) })}${address ? x`<span>${pick(address)}</span>` : E}</small
  >`;
var FORMS = {
  original: "Original",
  copy: "Copy",
  both: "Original to show, copy to hand in",
  form: "Form, available in the hall",
  electronic: "Electronic file"
};
var departments = (matter) => listed(matter.departments.map(pick));
var facts = (matter) => x`<dl class="facts">
    <div>
      <dt>${t5("Processing time")}</dt>
      <dd>
        ${matter.time_limit ? pick(matter.time_limit) : t5("Please ask at the information desk")}${matter.legal_time_limit ? x`<small>${t5("Legal limit: {limit}", { limit: pick(matter.legal_time_limit) })}</small>` : E}
      </dd>
    </div>
    <div>
      <dt>${t5("Fee")}</dt>
      <dd>${matter.fee ? pick(matter.fee) : t5("Please ask at the information desk")}</dd>
    </div>
    ${matter.departments.length ? x`<div>
            <dt>${t5("Department")}</dt>
            <dd>${departments(matter)}</dd>
          </div>` : E}
  </dl>`;
var conditions = (matter) => matter.conditions.length ? x`<section class="conditions">
        <h2>${t5("Who can apply")}</h2>
        <ul>
          ${matter.conditions.map((c5) => x`<li>${pick(c5)}</li>`)}
        </ul>
      </section>` : E;
function how(material) {
  const said = [
    FORMS[material.form] ? t5(FORMS[material.form]) : "",
    material.copies > 1 ? t5("{count} copies", { count: number(material.copies) }) : "",
    material.note ? pick(material.note) : ""
  ];
  return said.filter(Boolean).join(" · ");
}
var ready = (matter, ticks) => matter.materials.filter((m3) => ticks.has(m3.name.zh)).length;
function materials(matter, ticks, toggle) {
  const { length } = matter.materials;
  if (matter.withdrawn || !length)
    return x`<section class="materials">
      <h2>${t5("What to bring")}</h2>
      <p>
        ${matter.withdrawn ? t5("There is no guide for this service at present. Please ask at the information desk.") : t5("Nothing to bring")}
      </p>
    </section>`;
  const have = ready(matter, ticks);
  return x`<section class="materials">
    <h2>
      ${t5("What to bring")}
      <output class=${have === length ? "ready all" : "ready"} aria-live="polite"
        >${have === length ? t5("✓ All {all} ready", { all: number(length) }) : t5("{have} of {all} ready", { have: number(have), all: number(length) })}</output
      >
    </h2>
    <p class="soft hint">${t5("Tick what you already have.")}</p>
    <ul class="check">
      ${matter.materials.map(
    (m3, at) => x`<li>
            <label
              ><input
                type="checkbox"
                data-say="tick,number:${at + 1}"
                .checked=${ticks.has(m3.name.zh)}
                @change=${() => toggle(m3.name.zh)}
              /><span><b>${pick(m3.name)}</b>${how(m3) ? x`<small>${how(m3)}</small>` : E}</span></label
            >
          </li>`
  )}
    </ul>
  </section>`;
}
var basis = (matter) => matter.legal_basis.length || matter.source ? x`<details class="basis">
        <summary data-say="basis">${t5("Legal basis")}</summary>
        <ul>
          ${matter.legal_basis.map((b3) => x`<li>${pick(b3)}</li>`)}
        </ul>
        ${matter.source ? x`<p class="soft">${t5("Source: {source}", { source: matter.source.title })}</p>` : E}
        ${matter.checked ? x`<p class="soft">${t5("Last checked: {month}. What the department itself publishes takes precedence.", { month: matter.checked })}</p>` : E}
      </details>` : E;

// web/static/shared/guide/search.js
var START = 0;
var SPELT = 1;
var INSIDE = 2;
var SPREAD = 3;
var CALLED = 1;
var cut = /* @__PURE__ */ new WeakMap();
var syllable = (first) => "aeo".includes(first) ? `${first}[aeiou]*(?:ng|n|r)?` : `${first}(?:h?[aeiouv]+(?:ng|n|r)?)?`;
function syllables(spelt) {
  if (!cut.has(spelt)) {
    const pattern = [...spelt.initials].map((first) => `(${syllable(first)})`).join("");
    cut.set(spelt, new RegExp(`^${pattern}$`).exec(spelt.pinyin)?.slice(1) ?? []);
  }
  return cut.get(spelt);
}
function spells(parts, at, word) {
  if (!word) return true;
  if (at >= parts.length) return false;
  const part = parts[at];
  for (let n4 = part.length; n4 > 0; n4 -= 1) {
    if (word.length >= n4 && word.startsWith(part.slice(0, n4)) && spells(parts, at + 1, word.slice(n4))) return true;
  }
  return false;
}
var plain = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ü", "v").replace(/['’]/g, "");
var inside = (name, word) => /^[a-z]{1,2}$/.test(word) ? ` ${name}`.includes(` ${word}`) : name.includes(word);
function spread(spelt, name, word) {
  const han = /^\p{Script=Han}{2,}$/u.test(word);
  const texts = han ? [name] : /^[a-z0-9]{3,}$/.test(word) ? [spelt.initials, ...spelt.alternatives] : [];
  const fitting = texts.filter((text) => {
    let at = -1;
    return [...word].every((sign) => (at = text.indexOf(sign, at + 1)) >= 0);
  });
  if (fitting.some((text) => text[0] === word[0])) return SPREAD;
  return fitting.length && (han || word.length > 3) ? SPREAD + 1 : null;
}
function fit(spelt, names, word) {
  if (names.some((name) => name.startsWith(word))) return START;
  if (/^[a-z0-9]+$/.test(word)) {
    const parts = syllables(spelt);
    const initials = [spelt.initials, ...spelt.alternatives];
    if (initials.some((one) => one.startsWith(word)) || spells(parts, 0, word)) return SPELT;
    if (word.length > 1 && (initials.some((one) => one.includes(word)) || parts.some((_2, at) => spells(parts, at, word)))) return INSIDE;
  }
  if (names.some((name) => inside(name, word))) return INSIDE;
  return spread(spelt, names[0], word);
}
var fitByName = (matter, word) => fit(matter, [plain(matter.name.zh), plain(matter.name.en)], word);
function fitByAlias(matter, word) {
  const fitting = (matter.also ?? []).flatMap((alias) => {
    const rank2 = fit(alias, [plain(alias.name)], word);
    return rank2 === null ? [] : [{ name: alias.name, rank: rank2 }];
  });
  return fitting.sort((a3, b3) => a3.rank - b3.rank)[0] ?? null;
}
function rank(matter, word) {
  const own = fitByName(matter, word);
  if (own !== null && own < SPREAD) return own;
  const alias = fitByAlias(matter, word);
  return alias ? Math.min(alias.rank + CALLED, own ?? Infinity) : own;
}
var wordsOf = (text) => plain(text).split(/\s+/).filter(Boolean);
function found(matters, text, worst = Infinity) {
  const words = wordsOf(text);
  return matters.map((matter) => [matter, words.map((word) => rank(matter, word))]).filter(([, ranks]) => ranks.every((one) => one !== null && one <= worst)).map(([matter, ranks]) => [matter, ranks.reduce((sum, one) => sum + one, 0)]).sort((a3, b3) => a3[1] - b3[1]).map(([matter]) => matter);
}
var foundElsewhere = (lines, own, text) => found(lines, text, own.length ? INSIDE : Infinity);
function calledBy(matter, text) {
  const foreign = wordsOf(text).find((word) => (fitByName(matter, word) ?? SPREAD) >= SPREAD);
  return foreign ? fitByAlias(matter, foreign)?.name ?? "" : "";
}

// web/static/shared/language-switch.js
var YcLanguage = class extends YcElement {
  render() {
    const others = languages.filter((one) => one.id !== language());
    return x`${others.map((one) => x`<button type="button" lang=${one.tag} @click=${() => setLanguage(one.id)}>${one.own_name}</button>`)}`;
  }
};
customElements.define("yc-language", YcLanguage);

// web/static/shared/look-menu.js
var WORDS = {
  system: "Same as the device",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
  normal: "Normal",
  large: "Large text",
  largest: "Largest"
};
var YcLook = class extends YcElement {
  connectedCallback() {
    super.connectedCallback();
    this.onOutside = (event) => this.contains(event.target) || this.shut();
    window.addEventListener("pointerdown", this.onOutside);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("pointerdown", this.onOutside);
  }
  shut() {
    this.menu.open = false;
  }
  key(event) {
    if (event.key !== "Escape" || !this.menu.open) return;
    event.stopPropagation();
    this.shut();
    this.querySelector("summary")?.focus();
  }
  take(name, value) {
    choose({ [name]: value });
    this.requestUpdate();
  }
  get menu() {
    return (
      /** @type {HTMLDetailsElement} */
      this.querySelector("details")
    );
  }
  render() {
    const now = look();
    return x`<details class="look" @keydown=${this.key}>
      <summary><span aria-hidden="true">Aa</span> ${t5("Display")}</summary>
      <div class="choice">
        ${this.choice("theme", t5("Colours"), ["system", ...THEMES], now.theme)}
        ${this.choice("text", t5("Size of the text"), TEXTS, now.text)}
      </div>
    </details>`;
  }
  choice(name, heading, values, now) {
    return x`<fieldset>
      <legend>${heading}</legend>
      ${values.map((value) => x`<label><input type="radio" name="look-${name}" value=${value} .checked=${value === now} @change=${() => this.take(name, value)} />${t5(WORDS[value])}</label>`)}
    </fieldset>`;
  }
};
customElements.define("yc-look", YcLook);

// web/static/guide.js
var AGAIN_MS2 = 3e3;
var YcGuide = class extends YcElement {
  static properties = { hall: {}, service: {}, text: { state: true }, categories: { state: true } };
  constructor() {
    super();
    this.text = "";
    this.categories = [];
    this.data = new GuideData(this, () => `/halls/${encodeURIComponent(this.hall)}`);
  }
  connectedCallback() {
    super.connectedCallback();
    this.ticks = new Ticks(this.hall, this.service ?? "");
    this.data.want(this.service ?? "");
    if (!this.service) this.look();
    this.unfold = () => this.querySelector(".basis")?.setAttribute("open", "");
    window.addEventListener("beforeprint", this.unfold);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.unfold);
  }
  /** The names of the categories; without them the list has no headings until they come. */
  async look() {
    try {
      this.categories = (await get(`/halls/${encodeURIComponent(this.hall)}/board`)).categories;
    } catch (problem) {
      if (problem.status !== 404) setTimeout(() => this.isConnected && this.look(), AGAIN_MS2);
    }
  }
  get address() {
    return `/g/${encodeURIComponent(this.hall)}`;
  }
  tick(name) {
    this.ticks?.toggle(name);
    this.requestUpdate();
  }
  render() {
    const matter = this.service ? this.data.matter(this.service) : null;
    const here = matter ?? (this.service ? null : this.data.whole);
    if (here) document.title = `${pick(here.name)} · ${t5("Guide")}`;
    return x`<main aria-busy=${!here && !this.data.missing}>
      <header>
        <a href=${this.address}>${this.service ? x`<span aria-hidden="true">‹</span> ` : E}${t5("Guide")}</a>
        <div class="tools"><yc-look></yc-look><yc-language></yc-language></div>
      </header>
      ${this.data.missing ? this.nothing() : here ? matter ? this.matter(matter) : this.list(here) : x`<p>${t5("Loading…")}</p>`}
    </main>`;
  }
  nothing() {
    return x`<section class="card" role="alert">
      <h1>${this.data.missing}</h1>
      <p>${t5("Please check the address of this page.")}</p>
    </section>`;
  }
  list(whole) {
    const matters = this.text.trim() ? found(whole.matters, this.text) : null;
    const away = matters ? foundElsewhere(this.data.elsewhere, matters, this.text) : [];
    return x`<h1>${pick(whole.name)}</h1>
      <label class="search"
        ><span>${t5("Find a service")}</span>
        <input
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby="how"
          .value=${this.text}
          @input=${(e5) => this.text = e5.target.value}
      /></label>
      <p class="soft how" id="how">${t5("Part of the name, or its pinyin initials")}</p>
      <p class="soft" role="status">${matters ? this.said(matters.length, away.length) : E}</p>
      ${matters ? x`${this.rows(matters, this.text)}${this.away(away)}` : this.byCategory(whole.matters)}`;
  }
  said(own, away) {
    return foundIn(own, away) || t5("Nothing found. Please try other words, or ask at the hall's information desk.");
  }
  /** @param {Api.MatterLine[]} matters */
  byCategory(matters) {
    return c4(
      this.categories,
      (c5) => c5.id,
      (c5) => {
        const own = matters.filter((m3) => m3.category === c5.id);
        return own.length ? x`<details class="category">
              <summary><span>${pick(c5.name)}</span> <small>${counted(own.length)}</small></summary>
              ${this.rows(own, "")}
            </details>` : E;
      }
    );
  }
  /** @param {Api.MatterLine[]} matters */
  rows(matters, text) {
    return x`<ul class="rows">
      ${c4(
      matters,
      (m3) => m3.id,
      (m3) => x`<li>
            <a href="${this.address}/${encodeURIComponent(m3.id)}"
              ><span>${pick(m3.name)}${called(calledBy(m3, text))}</span><span aria-hidden="true">›</span></a
            >
          </li>`
    )}
    </ul>`;
  }
  /** Each leads to the guide of the hall that does it. @param {Api.ElsewhereLine[]} lines */
  away(lines) {
    return lines.length ? x`<ul class="rows elsewhere">
          ${c4(
      lines,
      (m3) => `${m3.hall} ${m3.id}`,
      (m3) => x`<li>
                <a href="/g/${encodeURIComponent(m3.hall)}/${encodeURIComponent(m3.id)}"
                  ><span>${pick(m3.name)}${called(calledBy(m3, this.text))}${whereElse(m3)}</span><span aria-hidden="true">›</span></a
                >
              </li>`
    )}
        </ul>` : E;
  }
  /** @param {Api.MatterView} matter */
  matter(matter) {
    return x`<p class="soft">${pick(matter.category_name)}</p>
      <h1>${pick(matter.name)}</h1>
      ${facts(matter)} ${materials(matter, this.ticks?.names ?? /* @__PURE__ */ new Set(), (name) => this.tick(name))} ${conditions(matter)}
      ${basis(matter)} ${matter.withdrawn ? E : this.along(matter)}`;
  }
  /** What can be done with the guide. @param {Api.MatterView} matter */
  along(matter) {
    return x`<p class="soft keep">${t5("Your ticks stay on this phone.")}</p>
      <button type="button" class="print" @click=${() => window.print()}>${t5("Print this guide")}</button>
      <p class="keep">
        <a href="/matters/${encodeURIComponent(matter.id)}?paper=chart">${t5("How the departments handle it: flow chart")}</a>
      </p>`;
  }
};
customElements.define("yc-guide", YcGuide);
/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */
/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */
/**
 * @license
 * Copyright 2022 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */
/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */
