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
function disguise(sentence2) {
  const text = sentence2.replace(/\{\w+\}|[a-zA-Z]/g, (part) => ACCENTS[part] ?? part);
  return `〚${text}${" ·".repeat(Math.ceil(sentence2.length * LONGER / 2))}〛`;
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
var post = (path, body) => call("POST", path, body ?? {});
async function enrol() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return null;
  const who = await post("/session/enrol", { token }).catch((problem) => problem);
  if (who.status === 0 || who.status >= 500) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return who instanceof Problem ? null : who;
}

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

// web/static/shared/reading.js
var ASK_MS = 1e3;
var Reading = class {
  /** `lost()` says whether there is a reason to ask. */
  constructor(host, lost) {
    this.host = host;
    this.lost = lost;
    this.percent = null;
    this.damaged = [];
    host.addController(this);
  }
  hostConnected() {
    this.timer = setInterval(() => this.look(), ASK_MS);
  }
  hostDisconnected() {
    clearInterval(this.timer);
  }
  async look() {
    if (this.asking) return;
    let percent = null;
    let damaged = [];
    if (this.lost()) {
      this.asking = true;
      try {
        const answer = await fetch("/readyz", { cache: "no-store", signal: AbortSignal.timeout(5e3) });
        const { replaying, damaged: halls = [] } = await answer.json();
        damaged = halls;
        if (replaying) percent = replaying.total ? Math.floor(100 * replaying.done / replaying.total) : 0;
      } catch {
      }
      this.asking = false;
    }
    if (percent !== this.percent || damaged.join() !== this.damaged.join()) {
      Object.assign(this, { percent, damaged });
      this.host.requestUpdate();
    }
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
function t3(sentence2, params = {}) {
  const known4 = catalogues[current]?.[sentence2];
  return (known4 ? dress(known4) : singular(dress(sentence2), params)).replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole).replace(UNIT, "$1 ");
}
var ONE = { people: "person", copies: "copy", are: "is", need: "needs", have: "has" };
var COUNTED = /\{(\w+)\} (people|copies|days|devices|digits|hours|minutes|names|ratings|seconds|services|steps|tickets|times|windows)\b( (?:are|need|have)\b)?/g;
var singular = (text, params) => text.replace(
  COUNTED,
  (whole, name, things, verb = "") => String(params[name]) === "1" ? `{${name}} ${ONE[things] ?? things.slice(0, -1)}${verb && ` ${ONE[verb.trim()]}`}` : whole
);
var UNIT = /(\d) (?=分钟|小时|[秒人件个次台张位份项天条]|min|s\b|h\b)/g;
var unbroken = (text) => text.replace(/–/g, "–⁠").replace("分钟", "分⁠钟");
function inLanguage(wanted, say2) {
  const before = current;
  current = wanted;
  try {
    return say2();
  } finally {
    current = before;
  }
}
var pick = (name) => name ? written(name, traits()) : "";
function written(name, row) {
  if (row.key === "zh" || row.key === "en") return name[row.key];
  return name.more?.[row.key] || written(name, rowOf(row.instead || "en") ?? languages[0]);
}
var besides = (name) => name.en === name.zh ? "" : name.en;
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
var dayName = (date) => new Intl.DateTimeFormat(tag(), { month: "long", day: "numeric", weekday: "long", timeZone: "UTC" }).format(/* @__PURE__ */ new Date(`${date}T00:00Z`));
var tag = () => traits().tag;
var time = (iso) => iso.slice(11, 16);
var UNGROUPED = 1e3;
var formats = /* @__PURE__ */ new Map();
function number(value) {
  if (Number.isInteger(value) && value >= 0 && value < UNGROUPED) return String(value);
  const wanted = tag();
  const format = formats.get(wanted) ?? new Intl.NumberFormat(wanted);
  formats.set(wanted, format);
  return format.format(value);
}
function hallTime(ms, iso) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso ?? "") ?? [null, "+", "00", "00"];
  const offset2 = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return new Date(ms + offset2 * 6e4).toISOString();
}
var timeOfDay = (ms, iso) => hallTime(ms, iso).slice(11, 16);
var LONG_S = 6e3;
function waitText(wait2) {
  if (!wait2) return t3("wait not known yet");
  if (wait2.p50 === 0) return t3("no wait");
  if (wait2.p90 < 60) return unbroken(t3("under 1 min"));
  if (wait2.p50 >= LONG_S) {
    const [from, to] = [Math.round(wait2.p50 / 1800), Math.ceil(wait2.p90 / 1800)];
    return unbroken(t3("about {low}–{high} hours", { low: number(from / 2), high: number(Math.max(from + 1, to) / 2) }));
  }
  const low = Math.max(1, Math.round(wait2.p50 / 60));
  const high = Math.max(low + 1, Math.round(wait2.p90 / 60));
  return unbroken(t3("about {low}–{high} minutes", { low: number(low), high: number(high) }));
}
function waitOf(load2) {
  if (load2.staffed === "paused") return t3("paused for now");
  return load2.staffed === "open" ? waitText(load2.wait_s) : t3("no window open yet");
}
if (asked2.has("pseudo")) {
  const { disguise: disguise2, turn: turn2 } = await Promise.resolve().then(() => (init_pseudo(), pseudo_exports));
  dress = disguise2;
  current = "en";
  root2.lang = "en";
  turn2(root2, asked2.get("pseudo"));
}

// web/static/shared/connection.js
var CASES = "@cases";
var OF_CASES = /^\/live\/(cases|departments|halls\/[^/]+\/shelf)/;
function streamOf(live) {
  const path = live.path?.() ?? "";
  return OF_CASES.test(path) ? CASES : /^\/live\/halls\/([^/]+)/.exec(path)?.[1] ?? "";
}
var YcConnection = class extends YcElement {
  static properties = { live: { attribute: false }, advice: { attribute: false } };
  // advice: what to do instead, in some lines
  constructor() {
    super();
    this.everySecond();
    this.reading = new Reading(this, () => ["lost", "down"].includes(this.live?.state));
  }
  render() {
    const state = this.live?.state;
    const { percent, damaged } = this.reading;
    if (["lost", "down"].includes(state) && damaged.includes(streamOf(this.live))) return this.broken();
    const reads = percent === null ? null : t3("The server is reading its journal: {percent} %", { percent: number(percent) });
    if (state === "lost")
      return x`<div class="banner" role="status">${reads ? x`… ${reads}` : x`⚠ ${t3("Connection lost, reconnecting…")}`}</div>`;
    if (state === "live" && this.live.halted)
      return x`<div class="banner" role="status">
        ⚠ ${t3("The server cannot store anything at the moment. What you see here is still valid; calls and new numbers have to wait.")}
      </div>`;
    if (state !== "down") return E;
    const age = Math.round(this.live.age);
    return x`<div class="curtain" role="alert">
      <strong>${reads ? x`… ${reads}` : x`⚠ ${t3("No connection to the server")}`}</strong>
      <span>${t3("This screen will recover by itself once the server is back.")}</span>
      ${(this.advice ?? []).map((line) => x`<b>${line}</b>`)}
      ${age ? x`<span>${t3("Last update {seconds} seconds ago", { seconds: number(age) })}</span>` : E}
    </div>`;
  }
  /** Not the line is at fault, and waiting helps nobody. */
  broken() {
    const cases = streamOf(this.live) === CASES;
    return x`<div class="curtain" role="alert">
      <strong>⚠ ${cases ? t3("The records of the cases are damaged") : t3("The records of this hall are damaged")}</strong>
      <span
        >${cases ? t3("No case can be worked on now. Numbers and calls go on.") : t3("Numbers and calls stand still here. The other halls of the server go on.")}</span
      >
      <b>${t3("Staff: please call whoever looks after the server. Restore the last backup, or ask for help before deleting anything.")}</b>
      ${(this.advice ?? []).map((line) => x`<b>${line}</b>`)}
    </div>`;
  }
};
customElements.define("yc-connection", YcConnection);

// web/static/shared/emergency.js
var LEAST = 16;
var LONG = { zh: 40, en: 120 };
var SIGN = x`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  ${b2`<path d="M24 6 44 41H4zM24 19v10M24 35v.1"></path>`}
</svg>`;
var YcEmergency = class extends YcElement {
  static properties = { text: { attribute: false }, foot: { attribute: false }, strip: { type: Boolean }, fill: { type: Boolean } };
  constructor() {
    super();
    this.room = new ResizeObserver(() => this.fit());
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    this.room.disconnect();
  }
  updated() {
    this.room.disconnect();
    const box = this.fill && this.querySelector(".over");
    if (box) this.room.observe(box);
    this.fit();
  }
  /** On a screen of the hall (`fill`) the letters grow until the notice fills it; `--say` is their size in px. */
  fit() {
    const box = this.fill && this.querySelector(".over");
    if (!box) return;
    let [low, high] = [LEAST, box.clientHeight];
    while (high - low > 1) {
      const size = (low + high) / 2;
      box.style.setProperty("--say", `${size}px`);
      const fits = box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
      [low, high] = fits ? [size, high] : [low, size];
    }
    box.style.setProperty("--say", `${low}px`);
  }
  render() {
    const { text } = this;
    if (!text) return E;
    if (this.strip) return x`<p class="strip" role="alert">${SIGN}<span>${pick(text)}</span></p>`;
    const long = text.zh.length > LONG.zh || text.en.length > LONG.en;
    return x`<div class=${long ? "over long" : "over"} role="alert" tabindex="0">
      ${SIGN}<strong lang="zh-CN">${text.zh}</strong
      >${text.en !== text.zh ? x`<span lang="en">${text.en}</span>` : E}${this.foot ? x`<p class="foot">${this.foot}</p>` : E}
    </div>`;
  }
};
customElements.define("yc-emergency", YcEmergency);

// web/static/shared/enrolment.js
var RECHECK_MS = 1e4;
var ask = () => get("/session").catch(() => null);
var Enrolment = class {
  /**
   * `may(who)` says whether an identity is enough here; the host's `identified(before)` hears of every answer.
   *
   * @param {Host & { identified?: (before: boolean | null) => unknown }} host
   * @param {(who: Api.Who) => boolean} may
   */
  constructor(host, may) {
    this.host = host;
    this.may = may;
    this.state = null;
    host.addController(this);
  }
  async hostConnected() {
    this.timer = setInterval(() => this.state || this.look(), RECHECK_MS);
    this.first = this.look();
    await this.first;
  }
  hostDisconnected() {
    clearInterval(this.timer);
  }
  /** Ask who this screen is, with its link's token while that is not settled; no answer changes nothing. */
  async look() {
    await this.known(await enrol() ?? await ask());
  }
  /** @param {Api.Who | null} who */
  async known(who) {
    if (!who) return;
    const before = this.state;
    this.set(this.may(who));
    await this.host.identified?.(before);
  }
  /** The server refused what only an enrolled screen may do. */
  refused() {
    this.set(false);
  }
  set(state) {
    this.state = state;
    this.host.requestUpdate();
  }
};

// web/static/shared/live.js
var BANNER_MS = 3e3;
var CURTAIN_MS = 3e4;
var SILENT_MS = 3500;
var OPENING_MS = 1e4;
var offset = 0;
var serverNow = () => Date.now() + offset;
var LiveView = class {
  /**
   * `path()` gives the WebSocket path, or null while there is nothing to watch.
   *
   * @param {Host & {
   *   viewChanged?: (view: Shown<P>, before: Shown<P> | null, live: LiveView<P>) => void,
   *   connectionLost?: (live: LiveView<P>) => void
   * }} host
   * @param {() => P | null} path
   */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    this.view = null;
    this.seq = -1;
    this.halted = false;
    this.state = "connecting";
    this.lastAt = 0;
    this.pause = 400;
    this.awoken = () => document.visibilityState === "visible" && this.look();
    this.cut = () => this.lose(this.socket);
    host.addController(this);
  }
  hostConnected() {
    this.stopped = false;
    this.cutAt = performance.now();
    this.tick = setInterval(() => this.look(), 1e3);
    document.addEventListener("visibilitychange", this.awoken);
    for (const name of ["online", "pageshow", "resume"]) window.addEventListener(name, this.awoken);
    window.addEventListener("offline", this.cut);
    this.begin();
    this.connect();
  }
  hostDisconnected() {
    this.stopped = true;
    clearInterval(this.tick);
    clearTimeout(this.retry);
    document.removeEventListener("visibilitychange", this.awoken);
    for (const name of ["online", "pageshow", "resume"]) window.removeEventListener(name, this.awoken);
    window.removeEventListener("offline", this.cut);
    this.drop();
  }
  /** The view that the page brought along, once: it is drawn before the socket is open. */
  begin() {
    const brought2 = document.getElementById("first");
    if (!brought2 || brought2.dataset.path !== this.path()) return;
    const message = JSON.parse(brought2.textContent);
    brought2.remove();
    this.receive(message);
    this.cutAt = performance.now();
  }
  /** Watch another path, or the same one again after signing in. */
  restart() {
    clearTimeout(this.retry);
    this.seq = -1;
    this.pause = 400;
    this.drop();
    this.connect();
  }
  /** Let go of the socket: whatever still comes of it is of yesterday. */
  drop() {
    if (!this.socket) return;
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = void 0;
  }
  connect() {
    const path = this.path();
    if (!path || this.stopped) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`);
    this.socket = socket;
    this.heardAt = performance.now();
    socket.onopen = () => this.heardAt = performance.now();
    socket.onmessage = (event) => this.receive(JSON.parse(event.data));
    socket.onclose = () => this.lose(socket);
  }
  /** @param {Message<Shown<P>>} message */
  receive(message) {
    this.lastAt = this.heardAt = performance.now();
    if (!message.view) {
      if (message.at) offset = Date.parse(message.at) - Date.now();
      return;
    }
    this.cutAt = null;
    this.pause = 400;
    if (message.seq < this.seq && this.state === "live") return;
    this.seq = message.seq;
    this.halted = Boolean(message.halted);
    this.at = message.at;
    offset = Date.parse(message.at) - Date.now();
    this.state = "live";
    const before = this.view;
    this.view = message.view;
    this.host.viewChanged?.(message.view, before, this);
    this.host.requestUpdate();
  }
  /** @param {WebSocket | undefined} socket */
  lose(socket) {
    if (socket !== this.socket) return;
    this.drop();
    clearTimeout(this.retry);
    this.cutAt ??= this.lastAt || performance.now();
    if (this.state === "live") this.state = "connecting";
    this.host.requestUpdate();
    if (this.stopped) return;
    this.retry = setTimeout(() => this.connect(), this.pause * (0.7 + Math.random() * 0.6));
    this.pause = Math.min(this.pause * 1.7, 5e3);
    this.host.connectionLost?.(this);
  }
  look() {
    const patience = this.socket?.readyState === WebSocket.CONNECTING ? OPENING_MS : SILENT_MS;
    if (this.socket && performance.now() - (this.heardAt ?? 0) > patience) this.lose(this.socket);
    if (this.state === "live" && this.socket?.readyState !== WebSocket.OPEN && this.cutAt == null) this.cutAt = performance.now();
    const cut2 = this.cutAt == null ? 0 : performance.now() - this.cutAt;
    const state = this.cutAt == null ? "live" : cut2 > CURTAIN_MS ? "down" : cut2 > BANNER_MS ? "lost" : this.state;
    if (state !== this.state) {
      this.state = state;
      this.host.requestUpdate();
    }
  }
  /** Seconds since the last word from the server. */
  get age() {
    return this.lastAt ? (performance.now() - this.lastAt) / 1e3 : 0;
  }
};

// web/static/shared/notices.js
var standing = (view, kind) => (view?.notices ?? []).filter((n4) => n4.kind === kind && !(n4.until && Date.parse(n4.until) <= serverNow()));
var newer = (last, next) => !last || next.since >= last.since ? next : last;
var emergency = (view) => standing(view, "emergency").reduce(newer, null);

// kiosk/static/around.js
var Around = class {
  /**
   * `path()` names the kiosk below the hall, or is null while it may not be watched; the host's `cardLaid()` hears of a new card, its
   * guide of whatever else is told of the services.
   *
   * @param {Host & { cardLaid(): void, guiding: Guiding }} host
   * @param {() => `/halls/${string}/kiosks/${string}` | null} path
   */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    this.card = null;
    const live = () => {
      const at = path();
      return at ? (
        /** @type {`/live/halls/${string}/kiosks/${string}`} */
        `/live${at}`
      ) : null;
    };
    this.live = new LiveView(
      {
        addController: (c5) => host.addController(c5),
        requestUpdate: () => host.requestUpdate(),
        viewChanged: (view, before) => this.look(view, before)
      },
      live
    );
  }
  /** The view, unless it is too old to be believed. */
  get view() {
    return ["lost", "down"].includes(this.live.state) ? null : this.live.view;
  }
  /** {since, left} while this kiosk gives out numbers of its own, or null. */
  get offline() {
    return this.view?.offline ?? null;
  }
  get readsCards() {
    return Boolean(this.view?.reads_cards);
  }
  /** down | low, or "" while there is nothing to say about paper. */
  get printer() {
    if (!this.view?.prints) return "";
    if (this.view.printer_state === "down") return "down";
    return this.view.printer_cause === "paper_low" ? "low" : "";
  }
  /** All that the parts of the page show of it; new at each drawing, so that they follow. */
  get shown() {
    const { card, offline, printer, readsCards } = this;
    return { card, offline, printer, readsCards };
  }
  /**
   * The group of the card that lies there, if the hall has it.
   *
   * @param {Api.HallView | null} offer
   */
  proposed(offer) {
    return offer?.groups.find((g2) => g2.id === this.card?.group)?.id;
  }
  /** @param {Api.KioskView} view @param {Api.KioskView | null} before */
  look(view, before) {
    if (view.edition !== before?.edition) this.host.guiding.told(view.edition);
    const card = view.card;
    if (card?.id === before?.card?.id && card?.cause === before?.card?.cause) return;
    this.card = card;
    if (card) this.host.cardLaid();
  }
  /** The citizen has gone, or it is somebody else's card. */
  forget() {
    const known4 = this.card || this.live.view?.reads_cards;
    this.card = null;
    if (known4 && this.path()) post(`${this.path()}/card/forget`).catch(() => {
    });
  }
};

// web/static/shared/icons.js
var PATHS = {
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
  erase: "M8 5h13v14H8l-6-7zM11 9l6 6M17 9l-6 6"
};
var ICONS = Object.keys(PATHS);
var icon = (name) => b2`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"></path></svg>`;

// kiosk/static/bar.js
var CLIPS = { zh: "mandarin", en: "english" };
var YcKioskBar = class extends YcElement {
  static properties = { large: { attribute: false }, voice: { attribute: false }, back: { attribute: false }, says: { attribute: false } };
  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
  tongue(one) {
    return x`<button
      type="button"
      lang=${one.tag}
      data-say=${CLIPS[one.key] ?? E}
      aria-pressed=${one.id === language()}
      @click=${() => setLanguage(one.id, { remember: false })}
    >
      ${one.own_name}
    </button>`;
  }
  render() {
    return x`<nav aria-label=${t3("Language and text size")}>
      ${this.back ? x`<button type="button" class="back" data-say="back" @click=${this.back}>${icon("leave")} ${t3("Back")}</button>` : E}
      ${this.says ? x`<button type="button" @click=${() => this.tell("yc-say")}>${icon("hand")} ${t3("Rate")}</button>` : E}
      ${languages.map((one) => this.tongue(one))}
      <button type="button" data-say="large-text" aria-pressed=${this.large} @click=${() => this.tell("yc-large")}>
        ${t3("Large text")}
      </button>
      <button type="button" data-say="talk" aria-pressed=${this.voice} @click=${() => this.tell("yc-voice")}>
        ${icon("speaker")} ${t3("Read aloud")}
      </button>
    </nav>`;
  }
};
customElements.define("yc-kiosk-bar", YcKioskBar);

// kiosk/static/booked.js
var DIGITS = [..."123456789"];
var LEAST2 = 4;
var MOST_DIGITS = 12;
var YcKioskBooked = class extends YcElement {
  static properties = { code: { attribute: false }, busy: { attribute: false }, notice: { attribute: false }, lost: { attribute: false } };
  connectedCallback() {
    super.connectedCallback();
    this.onKey = (event) => this.key(event);
    window.addEventListener("keydown", this.onKey);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }
  key({ key: key2, target }) {
    if (this.inert) return;
    if (/^[0-9]$/.test(key2)) this.type(this.code + key2);
    else if (key2 === "Backspace") this.type(this.code.slice(0, -1));
    else if (key2 === "Enter" && !target.matches("button")) this.take();
  }
  type(code) {
    if (!this.busy && code.length <= MOST_DIGITS) this.tell("yc-type", code);
  }
  take() {
    if (this.enough) this.tell("yc-take");
  }
  get enough() {
    return this.code.length >= LEAST2 && !this.busy && !this.lost;
  }
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
  render() {
    const { code } = this;
    const digit = (d3) => x`<button type="button" data-say="number:${d3}" @click=${() => this.type(code + d3)}>${d3}</button>`;
    return x`<header>
        <p class="hall">${icon("clock")} ${t3("Appointment")}</p>
        <h1>${t3("Please enter your appointment code")}</h1>
        <p>${t3("You received it when you booked.")}</p>
      </header>
      <main>
        <p class="code" aria-hidden="true">
          ${[...code].map((d3, at) => x`<span>${at === code.length - 1 && !this.busy ? d3 : "●"}</span>`)}${code ? E : x`<span class="soft">— — — —</span>`}
        </p>
        <p class="visually-hidden-text" role="status">${t3("{count} digits entered", { count: number(code.length) })}</p>
        ${this.notice ? x`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : E}
        <div class="pad" role="group" aria-label=${t3("Digits")}>
          ${DIGITS.map(digit)}
          <button type="button" class="word" data-say="clear" ?disabled=${!code} @click=${() => this.type("")}>
            <span>${t3("Clear")}</span>
          </button>
          ${digit("0")}
          <button type="button" class="word" data-say="erase" ?disabled=${!code} @click=${() => this.type(code.slice(0, -1))}>
            ${icon("erase")}<span>${t3("Delete")}</span>
          </button>
        </div>
        <button type="button" class="go" data-say="take-number" ?disabled=${!this.enough} @click=${() => this.take()}>
          ${this.busy ? x`<span role="status">${t3("Getting your number…")}</span>` : t3("Get my number")}
        </button>
      </main>`;
  }
};
customElements.define("yc-kiosk-booked", YcKioskBooked);

// web/static/vendor/lit-html/directive.js
var t4 = { ATTRIBUTE: 1, CHILD: 2, PROPERTY: 3, BOOLEAN_ATTRIBUTE: 4, EVENT: 5, ELEMENT: 6 };
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
var { I: t5 } = Z;
var s4 = () => document.createComment("");
var r4 = (o5, i6, n4) => {
  const e5 = o5._$AA.parentNode, l3 = void 0 === i6 ? o5._$AB : i6._$AA;
  if (void 0 === n4) {
    const i7 = e5.insertBefore(s4(), l3), c5 = e5.insertBefore(s4(), l3);
    n4 = new t5(i7, c5, o5, o5.options);
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
    if (super(e5), e5.type !== t4.CHILD) throw Error("repeat() can only be used in text expressions");
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

// kiosk/static/card-on-reader.js
var UNREAD = {
  unsupported_card: "This kind of card cannot be read here. You can take a number without it.",
  wrong_card: "This kind of card cannot be read here. You can take a number without it."
};
var YcKioskCard = class extends YcElement {
  static properties = { around: { attribute: false }, groups: { attribute: false } };
  render() {
    const { card, readsCards } = this.around;
    if (!card)
      return readsCards ? x`<div class="card hint">
            ${icon("card")}
            <p>${t3("You can place your ID card on the reader, or take a number without it.")}</p>
          </div>` : E;
    if (!card.id) return this.unread(card.cause);
    const group = card.group === "ordinary" ? null : this.groups.find((g2) => g2.id === card.group);
    return x`<div class="card" role="status">
      ${icon("card")}
      <p>
        <strong>${card.name}</strong>
        <span class="digits">${card.number}</span
        >${group ? x`<small>${t3("We chose this group for you: {group}. You can change it.", { group: pick(group.name) })}</small>` : E}
      </p>
      <button type="button" @click=${() => this.away()}>${t3("Not you? Please remove the card")}</button>
    </div>`;
  }
  unread(cause) {
    return x`<div class="card unread" role="status">
      ${icon("alert")}
      <p>${t3(UNREAD[cause] ?? "We could not read the card. Please place it flat and try again, or take a number without it.")}</p>
      <button type="button" @click=${() => this.away()}>${t3("Continue without a card")}</button>
    </div>`;
  }
  away() {
    this.dispatchEvent(new CustomEvent("yc-away"));
  }
};
customElements.define("yc-kiosk-card", YcKioskCard);

// kiosk/static/closed.js
function closedWords(category, offline) {
  if (!category.served) return t3("Not available today, please ask our staff");
  if (offline) return offline.left[category.id] ? "" : t3("No numbers left, please ask our staff");
  return category.full ? t3("Full for now, please come back later") : "";
}

// kiosk/static/groups.js
var byCode = (offer, group) => group.id === "appointment" && offer.appointment_codes;
var booked = (group, cut2, tell) => x`<button type="button" data-say="group:${group.id}" ?disabled=${cut2} @click=${() => tell("yc-booked")}>
    ${icon("clock")} ${t3("I have an appointment")}
  </button>`;
function groups(offer, chosen, cut2, tell) {
  const [appointment] = offer.groups.filter((g2) => byCode(offer, g2));
  const others = offer.groups.filter((g2) => g2 !== appointment);
  if (others.length < 2 && !appointment) return E;
  return x`<div class="groups">
    ${others.length < 2 ? E : x`<div class="group" role="group" aria-label=${t3("Priority group")}>
            <span>${t3("I am")}</span>
            ${others.map((g2) => x`<button type="button" data-say="group:${g2.id}" aria-pressed=${g2.id === chosen} @click=${() => tell("yc-group", g2.id)}>${pick(g2.name)}</button>`)}
          </div>`}${appointment ? booked(appointment, cut2, tell) : E}
  </div>`;
}

// kiosk/static/matters.js
function mattersOf(offer) {
  if (offer?.categories.length !== 1) return [];
  return offer.services.filter((s5) => s5.category === offer.categories[0].id);
}
var isGuided = (offer, category, matter2 = null) => matter2 ? !matter2.withdrawn : offer.services.some((s5) => s5.category === category.id && !s5.withdrawn);
var guidedOf = (offer, loads) => offer ? loads.filter((c5) => isGuided(offer, c5)) : loads;
function choicesOf(offer, loads) {
  const matters = mattersOf(offer);
  if (!matters.length) return { own: loads.map((category2) => ({ category: category2, matter: null, other: false })), last: [] };
  const [category] = loads;
  return { own: matters.map((matter2) => ({ category, matter: matter2, other: false })), last: [{ category, matter: null, other: true }] };
}

// kiosk/static/notes.js
var note = (kind, drawing, text, english) => x`<p class="note ${kind}">${drawing}<span>${text}${english ? x`<small lang="en">${english}</small>` : E}</span></p>`;
function notes(around, both = false) {
  const other = (text) => both ? text : "";
  const said = [];
  if (around.offline)
    said.push(
      note(
        "cut",
        icon("offline"),
        t3(
          "The network is down. You can still take a number: it will join the queue when the network is back. Waiting times cannot be shown now."
        ),
        other("The network is down. You can still take a number.")
      )
    );
  if (around.printer === "down")
    said.push(
      note(
        "paper",
        icon("printer"),
        t3("The printer is not available: after taking a number, please scan its code with your phone."),
        other("The printer is not available: please scan the code with your phone.")
      )
    );
  if (around.printer === "low")
    said.push(
      note(
        "paper",
        icon("printer"),
        t3("Paper is running low: if no ticket comes out, please scan the code with your phone."),
        other("Paper is running low: if no ticket comes out, please scan the code.")
      )
    );
  return said.length ? x`<div class="notes" role="status">${said}</div>` : E;
}

// kiosk/static/paging.js
var paging = (page, pages, turn2) => pages < 2 ? E : x`<div class="paging">
        <button type="button" data-say="previous-page" ?disabled=${page === 0} @click=${() => turn2(page - 1)}>
          ◀ ${t3("Previous page")}
        </button>
        <span>${t3("Page {page} of {pages}", { page: number(page + 1), pages: number(pages) })}</span>
        <button type="button" data-say="next-page" ?disabled=${page >= pages - 1} @click=${() => turn2(page + 1)}>
          ${t3("Next page")} ▶
        </button>
      </div>`;

// kiosk/static/tile.js
function loadOf(c5, offline) {
  const closed = closedWords(c5, offline);
  if (closed) return x`<span class="closed">${icon("not")} ${closed}</span>`;
  if (offline) return x`<span class="load">${t3("Touch to take a number")}</span>`;
  return x`<span class="load"
    ><span>${icon("user")} ${t3("{count} waiting", { count: number(c5.waiting) })}</span><span>${icon("clock")} ${waitOf(c5)}</span></span
  >`;
}
var OTHER = "Something else, or not sure";
var OTHERS = "Take a number, and ask at the window";
var YcKioskTile = class extends YcElement {
  static properties = {
    category: { attribute: false },
    matter: { attribute: false },
    // or null: the category itself
    other: { attribute: false },
    // whatever is on no tile
    both: { attribute: false },
    // in English as well
    guided: { attribute: false },
    busy: { attribute: false },
    lost: { attribute: false },
    // no way to the server: no number can be taken
    offline: { attribute: false }
    // {left}: numbers are given out without the server
  };
  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
  get key() {
    return this.matter?.id ?? this.category.id;
  }
  /** Its name and what is said below it. */
  says() {
    const { category: c5, matter: matter2, other, both } = this;
    const english = (text) => both && text ? x`<small lang="en">${text}</small>` : E;
    if (other)
      return x`<span class="name plain"><span>${t3(OTHER)}</span></span
        ><span class="hint">${t3(OTHERS)}</span>${english(OTHER)}`;
    if (matter2)
      return x`<span class="name plain"><span>${pick(matter2.name)}</span></span
        >${english(besides(matter2.name))}`;
    return x`<span class="name"><b>${c5.prefix}</b> <span>${pick(c5.name)}</span></span>`;
  }
  render() {
    const { category: c5, matter: matter2, other, offline } = this;
    const closed = closedWords(c5, offline);
    const words = [`category:${c5.id}`, ...closed || offline ? [] : [`count:${Math.min(c5.waiting, 999)}`, "waiting"]];
    const taking = this.busy === this.key;
    return x`<button
        type="button"
        class="take"
        data-say=${words.join()}
        ?disabled=${Boolean(closed || this.busy || this.lost)}
        @click=${() => this.tell("yc-take")}
      >
        ${this.says()}
        ${taking && !closed ? x`<span class="taking" role="status">${t3("Getting your number…")}</span>` : matter2 || other ? E : loadOf(c5, offline)}
      </button>
      ${this.guided ? this.guide() : E}`;
  }
  guide() {
    const { category: c5, matter: matter2, other } = this;
    return x`<button
      type="button"
      class="guide"
      data-say="category:${c5.id},guide"
      ?disabled=${Boolean(this.busy)}
      @click=${() => this.tell("yc-guide")}
    >
      ${icon(other ? "search" : "book")}<span>${other ? t3("Look it up") : t3("Guide")}</span>${other ? E : x`<span class="visually-hidden-text">${pick(matter2?.name ?? c5.name)}</span>`}
    </button>`;
  }
};
customElements.define("yc-kiosk-tile", YcKioskTile);

// kiosk/static/choose.js
var MOST = 8;
var LEAST3 = 2;
var FEW = 4;
var YcKioskChoose = class extends YcElement {
  static properties = {
    view: { attribute: false },
    offer: { attribute: false },
    group: { attribute: false },
    busy: { attribute: false },
    notice: { attribute: false },
    lost: { attribute: false },
    around: { attribute: false },
    large: { attribute: false },
    at: { attribute: false },
    // the hall's time, for the clock
    resting: { attribute: false },
    // nobody has touched it since the last citizen
    page: { state: true },
    each: { state: true }
    // tiles on a page: as many as fit without being cut off
  };
  constructor() {
    super();
    this.page = 0;
    this.each = MOST;
    this.again = () => this.requestUpdate();
    this.everySecond();
  }
  connectedCallback() {
    super.connectedCallback();
    addEventListener("resize", this.again);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("resize", this.again);
  }
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
  get choices() {
    return choicesOf(this.offer, this.view.categories);
  }
  render() {
    const { own, last } = this.choices;
    const each = this.each - last.length;
    const pages = Math.ceil(own.length / each);
    const page = Math.min(this.page, pages - 1);
    const shown = [...own.slice(page * each, page * each + each), ...last];
    const both = last.length > 0 && !this.large && language() === HOME;
    return x`${last.length ? this.first(both) : this.heading()}
      <main>
        <div class="who">
          <yc-kiosk-card .around=${this.around} .groups=${this.offer.groups} @yc-away=${() => this.tell("yc-away")}></yc-kiosk-card
          >${groups(this.offer, this.group, Boolean(this.around.offline), (name, detail) => this.tell(name, detail))}
        </div>
        ${this.notice ? x`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : E} ${this.why(last)}
        <div class=${last.length && own.length < FEW ? "tiles few" : "tiles"} aria-busy=${Boolean(this.busy)}>
          ${c4(
      shown,
      ({ category, matter: matter2, other }) => other ? "" : (matter2 ?? category).id,
      (choice) => this.tile(choice, both)
    )}
        </div>
        ${paging(page, pages, (wanted) => this.page = wanted)}
      </main>`;
  }
  /** Why no number can be had: said once where it holds for every tile. */
  why(last) {
    const closed = last.length ? closedWords(this.view.categories[0], this.around.offline) : "";
    return closed ? x`<p class="refusal" role="status">${icon("not")} ${closed}</p>` : E;
  }
  heading() {
    return x`<header>
      <p class="hall">${pick(this.view.name)}</p>
      <h1>${t3("What do you need today?")}</h1>
      <p>${t3("Touch once to get your number.")}</p>
      ${notes(this.around)}
    </header>`;
  }
  /** Of the screen that everybody comes to: also in English, with the time and how many wait. */
  first(both) {
    const { name, categories } = this.view;
    const { offline } = this.around;
    const how2 = () => `${t3("What do you need today?")} ${t3("Touch once to get your number.")}`;
    return x`<header>
      <p class="hall">${pick(name)}<time>${timeOfDay(serverNow(), this.at)}</time></p>
      <h1>${t3("What do you need today?")}</h1>
      <p>${t3("Touch once to get your number.")}</p>
      ${both ? x`<p lang="en">${inLanguage("en", how2)}</p>` : E}
      ${offline || closedWords(categories[0], offline) ? E : loadOf(categories[0], offline)} ${notes(this.around)}
    </header>`;
  }
  /** @param {import("./matters.js").Choice} choice */
  tile({ category, matter: matter2, other }, both) {
    const taken = matter2 ? { category: category.id, service: matter2.id } : { category: category.id };
    const guide2 = matter2 ? { service: matter2.id } : { category: other ? "" : category.id };
    return x`<yc-kiosk-tile
      .category=${category}
      .matter=${matter2}
      .other=${other}
      .both=${both}
      .guided=${isGuided(this.offer, category, matter2)}
      .busy=${this.busy}
      .lost=${this.lost}
      .offline=${this.around.offline}
      @yc-take=${() => this.tell("yc-take", taken)}
      @yc-guide=${() => this.tell("yc-guide", guide2)}
    ></yc-kiosk-tile>`;
  }
  /** Whatever may make room for more tiles. */
  get place() {
    const { readsCards, offline, printer } = this.around;
    const many = this.choices.own.length;
    return [many, this.large, language(), readsCards, Boolean(offline), printer, this.notice, innerWidth, innerHeight].join();
  }
  willUpdate(changed) {
    if (changed.has("resting") && this.resting) this.page = 0;
    if (this.measured !== this.place) this.each = MOST;
    this.measured = this.place;
  }
  /** Measured before anything is painted; what does not fit goes to another page. */
  async updated() {
    const tiles = [.../** @type {NodeListOf<import("lit").LitElement>} */
    this.querySelectorAll("yc-kiosk-tile, yc-kiosk-card")];
    await Promise.all(tiles.map((tile) => tile.updateComplete));
    if (this.scrollHeight <= this.clientHeight + 1 || this.each <= LEAST3) return;
    const { own, last } = this.choices;
    this.each = Math.min(this.each, own.length + last.length) - 1;
  }
};
customElements.define("yc-kiosk-choose", YcKioskChoose);

// web/static/shared/guide/parts.js
var called = (name) => name ? x`<small class="called">${t3("also called {name}", { name })}</small>` : E;
var counted = (count2) => t3(count2 === 1 ? "1 service" : "{count} services", { count: number(count2) });
function foundIn(own, away) {
  if (!away) return own ? counted(own) : "";
  return own ? `${counted(own)}${traits().comma}${t3("{count} more in other halls", { count: number(away) })}` : t3("Not done in this hall, but here:");
}
var whereElse = ({ hall_name, address }) => x`<small class="away"
    >${t3("Done at {hall}", { hall: pick(hall_name) })}${address ? x`<span>${pick(address)}</span>` : E}</small
  >`;
var FORMS = {
  original: "Original",
  copy: "Copy",
  both: "Original to show, copy to hand in",
  form: "Form, available in the hall",
  electronic: "Electronic file"
};
var departments = (matter2) => listed(matter2.departments.map(pick));
var facts = (matter2) => x`<dl class="facts">
    <div>
      <dt>${t3("Processing time")}</dt>
      <dd>
        ${matter2.time_limit ? pick(matter2.time_limit) : t3("Please ask at the information desk")}${matter2.legal_time_limit ? x`<small>${t3("Legal limit: {limit}", { limit: pick(matter2.legal_time_limit) })}</small>` : E}
      </dd>
    </div>
    <div>
      <dt>${t3("Fee")}</dt>
      <dd>${matter2.fee ? pick(matter2.fee) : t3("Please ask at the information desk")}</dd>
    </div>
    ${matter2.departments.length ? x`<div>
            <dt>${t3("Department")}</dt>
            <dd>${departments(matter2)}</dd>
          </div>` : E}
  </dl>`;
var conditions = (matter2) => matter2.conditions.length ? x`<section class="conditions">
        <h2>${t3("Who can apply")}</h2>
        <ul>
          ${matter2.conditions.map((c5) => x`<li>${pick(c5)}</li>`)}
        </ul>
      </section>` : E;
function how(material) {
  const said = [
    FORMS[material.form] ? t3(FORMS[material.form]) : "",
    material.copies > 1 ? t3("{count} copies", { count: number(material.copies) }) : "",
    material.note ? pick(material.note) : ""
  ];
  return said.filter(Boolean).join(" · ");
}
var ready = (matter2, ticks) => matter2.materials.filter((m3) => ticks.has(m3.name.zh)).length;
function materials(matter2, ticks, toggle) {
  const { length } = matter2.materials;
  if (matter2.withdrawn || !length)
    return x`<section class="materials">
      <h2>${t3("What to bring")}</h2>
      <p>
        ${matter2.withdrawn ? t3("There is no guide for this service at present. Please ask at the information desk.") : t3("Nothing to bring")}
      </p>
    </section>`;
  const have = ready(matter2, ticks);
  return x`<section class="materials">
    <h2>
      ${t3("What to bring")}
      <output class=${have === length ? "ready all" : "ready"} aria-live="polite"
        >${have === length ? t3("✓ All {all} ready", { all: number(length) }) : t3("{have} of {all} ready", { have: number(have), all: number(length) })}</output
      >
    </h2>
    <p class="soft hint">${t3("Tick what you already have.")}</p>
    <ul class="check">
      ${matter2.materials.map(
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
var basis = (matter2) => matter2.legal_basis.length || matter2.source ? x`<details class="basis">
        <summary data-say="basis">${t3("Legal basis")}</summary>
        <ul>
          ${matter2.legal_basis.map((b3) => x`<li>${pick(b3)}</li>`)}
        </ul>
        ${matter2.source ? x`<p class="soft">${t3("Source: {source}", { source: matter2.source.title })}</p>` : E}
        ${matter2.checked ? x`<p class="soft">${t3("Last checked: {month}. What the department itself publishes takes precedence.", { month: matter2.checked })}</p>` : E}
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
var fitByName = (matter2, word) => fit(matter2, [plain(matter2.name.zh), plain(matter2.name.en)], word);
function fitByAlias(matter2, word) {
  const fitting = (matter2.also ?? []).flatMap((alias) => {
    const rank2 = fit(alias, [plain(alias.name)], word);
    return rank2 === null ? [] : [{ name: alias.name, rank: rank2 }];
  });
  return fitting.sort((a3, b3) => a3.rank - b3.rank)[0] ?? null;
}
function rank(matter2, word) {
  const own = fitByName(matter2, word);
  if (own !== null && own < SPREAD) return own;
  const alias = fitByAlias(matter2, word);
  return alias ? Math.min(alias.rank + CALLED, own ?? Infinity) : own;
}
var wordsOf = (text) => plain(text).split(/\s+/).filter(Boolean);
function found(matters, text, worst = Infinity) {
  const words = wordsOf(text);
  return matters.map((matter2) => [matter2, words.map((word) => rank(matter2, word))]).filter(([, ranks]) => ranks.every((one) => one !== null && one <= worst)).map(([matter2, ranks]) => [matter2, ranks.reduce((sum, one) => sum + one, 0)]).sort((a3, b3) => a3[1] - b3[1]).map(([matter2]) => matter2);
}
var foundElsewhere = (lines, own, text) => found(lines, text, own.length ? INSIDE : Infinity);
function calledBy(matter2, text) {
  const foreign = wordsOf(text).find((word) => (fitByName(matter2, word) ?? SPREAD) >= SPREAD);
  return foreign ? fitByAlias(matter2, foreign)?.name ?? "" : "";
}

// kiosk/static/keys.js
var LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
var YcKioskKeys = class extends YcElement {
  static properties = { text: { attribute: false } };
  tell(text) {
    this.dispatchEvent(new CustomEvent("yc-type", { detail: text }));
  }
  render() {
    const { text } = this;
    return x`<div class="keys" role="group" aria-label=${t3("Letters")}>
      ${LETTERS.map((letter) => x`<button type="button" data-say="letter:${letter}" @click=${() => this.tell(text + letter)}>${letter}</button>`)}
      <button type="button" class="word" data-say="erase" ?disabled=${!text} @click=${() => this.tell(text.slice(0, -1))}>
        ${icon("erase")}<span>${t3("Delete")}</span>
      </button>
      <button type="button" class="word" data-say="clear" ?disabled=${!text} @click=${() => this.tell("")}>
        <span>${t3("Clear")}</span>
      </button>
    </div>`;
  }
};
customElements.define("yc-kiosk-keys", YcKioskKeys);

// kiosk/static/guide.js
var upright = matchMedia("(orientation: portrait)");
var BY_CATEGORY = [8, 8];
var BY_LETTERS = { true: [5, 4], false: [4, 4] };
var howToSearch = (categories) => {
  const english = language() === "en";
  if (categories.length === 1)
    return english ? t3("Touch the letters of a word, or choose below.") : t3("Touch the pinyin initials of the service, or choose below.");
  return english ? t3("Touch the letters of a word, or choose a category.") : t3("Touch the pinyin initials of the service, or choose a category.");
};
var YcKioskGuide = class extends YcElement {
  static properties = {
    categories: { attribute: false },
    guiding: { attribute: false },
    stamp: { attribute: false },
    // changes with what is shown
    large: { attribute: false },
    open: { attribute: false }
  };
  render() {
    const { guiding } = this;
    const category = guiding.text ? null : this.categories.find((c5) => c5.id === guiding.category);
    return x`<header>
        <p class="hall">${icon("book")} ${t3("Guide")}</p>
        <h1>${category ? x`<b>${category.prefix}</b> ${pick(category.name)}` : t3("What would you like to know about?")}</h1>
        <p>${category ? t3("Which service do you need?") : howToSearch(this.categories)}</p>
        ${this.open ? E : x`<p class="soft">${t3("No new numbers right now")}</p>`}
      </header>
      <main class=${category ? "listing" : "searching"}>
        ${category ? this.list(BY_CATEGORY) : x`${this.field()}
                <div class="found">${guiding.listed ? this.list(BY_LETTERS[upright.matches]) : this.choices()}</div>
                <yc-kiosk-keys .text=${guiding.text} @yc-type=${(e5) => guiding.type(e5.detail)}></yc-kiosk-keys>`}
      </main>`;
  }
  /** A field that a real keyboard may write into, and that calls up none on the screen. */
  field() {
    const { guiding } = this;
    return x`<label class="field"
      >${icon("search")}<span class="visually-hidden-text">${t3("Find a service")}</span>
      <input
        type="text"
        inputmode="none"
        autocomplete="off"
        spellcheck="false"
        maxlength="24"
        data-say="search"
        placeholder=${t3("For example: {letters}", { letters: this.example() })}
        .value=${guiding.text}
        @input=${(e5) => guiding.type(e5.target.value)}
    /></label>`;
  }
  /** In English a word of the name, else the first letters of its pinyin. */
  example() {
    if (language() === "en") {
      const word = this.guiding.data.matters[0]?.name.en.split(" ").at(-1) ?? "company";
      return `${word.slice(0, 4).toUpperCase()} → ${this.guiding.data.matters[0]?.name.en ?? word}`;
    }
    const first = this.guiding.data.matters.find((m3) => m3.initials);
    return first ? `${first.initials.slice(0, 4).toUpperCase()} → ${pick(first.name)}` : "QYSL";
  }
  choices() {
    return x`<div class="choices">
      ${guidedOf(this.guiding.offer(), this.categories).map((c5) => x`<button type="button" data-say="category:${c5.id}" @click=${() => this.guiding.choose(c5.id)}><b>${c5.prefix}</b><span>${pick(c5.name)}</span></button>`)}
    </div>`;
  }
  list(rows) {
    const { guiding } = this;
    const own = guiding.listed ?? [];
    const { away } = guiding;
    const all = [...own, ...away];
    const each = rows[this.large ? 1 : 0];
    const pages = Math.ceil(all.length / each);
    const page = Math.min(guiding.page, Math.max(0, pages - 1));
    return x`<p class="count" role="status">
        ${foundIn(own.length, away.length) || x`${icon("question")} ${t3("Nothing found. Please try other letters, choose a category or ask at the information desk.")}`}
      </p>
      <div class="rows">
        ${c4(
      all.slice(page * each, page * each + each),
      (m3) => "hall_name" in m3 ? `${m3.hall} ${m3.id}` : m3.id,
      (m3) => "hall_name" in m3 ? this.away(m3) : this.row(m3)
    )}
      </div>
      ${paging(page, pages, (wanted) => guiding.turn(wanted))}`;
  }
  /** Nothing to touch: no number can be had for it here. @param {Api.ElsewhereLine} line */
  away(line) {
    return x`<p class="elsewhere">
      ${icon("door")}<span>${pick(line.name)}${called(calledBy(line, this.guiding.text))}${whereElse(line)}</span>
    </p>`;
  }
  /** @param {Api.MatterLine} matter */
  row(matter2) {
    const category = this.categories.find((c5) => c5.id === matter2.category);
    return x`<button
      type="button"
      class="row"
      data-say="category:${matter2.category}"
      @click=${() => this.dispatchEvent(new CustomEvent("yc-open", { detail: matter2.id }))}
    >
      <b>${category?.prefix}</b><span>${pick(matter2.name)}${called(calledBy(matter2, this.guiding.text))}</span><i aria-hidden="true">›</i>
    </button>`;
  }
};
customElements.define("yc-kiosk-guide", YcKioskGuide);

// kiosk/static/guide-way.js
var SOON_MS = 400;
var soon = () => new Promise((done) => setTimeout(done, SOON_MS));
var GuideWay = class {
  /** `kiosk` turns its own pages. */
  constructor(kiosk) {
    this.kiosk = kiosk;
  }
  /** To one matter, to one category, or to all. */
  from({ service = "", category = "" }) {
    const { kiosk } = this;
    kiosk.guiding.open(kiosk.stage, category, service);
    if (service) return this.matter(service);
    kiosk.go("guide");
  }
  /** A moment for the matter to come, so that it is not shown in two steps. */
  async matter(service) {
    const { kiosk } = this;
    const { screen } = kiosk;
    await Promise.race([kiosk.guiding.show(service), soon()]);
    if (kiosk.screen === screen && kiosk.guiding.service === service) kiosk.go("matter");
  }
  leaveMatter() {
    if (this.kiosk.guiding.straight === "matter") this.leave();
    else this.kiosk.go("guide");
  }
  leave() {
    const { kiosk } = this;
    if (kiosk.guiding.back()) return;
    if (kiosk.guiding.from === "choose" && kiosk.view?.open) kiosk.go("choose");
    else kiosk.reset();
  }
};

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
    for (const known4 of this.known.keys()) if (known4 !== service) this.known.delete(known4);
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

// kiosk/static/guiding.js
var LONGEST = 24;
var Guiding = class {
  text = "";
  category = "";
  page = 0;
  service = "";
  /** @type {Set<string>} */
  ticks = /* @__PURE__ */ new Set();
  from = "start";
  straight = "";
  // "category" or "matter": opened by its tile, to which it goes back
  /**
   * `offer()` is the hall as the kiosk last knew it: names and materials, for when the guide itself cannot be had.
   *
   * @param {() => Api.HallView | null} offer
   */
  constructor(host, path, offer) {
    this.host = host;
    this.offer = offer;
    this.data = new GuideData(host, path, { list: () => this.spareList(), matter: (id) => this.spareMatter(id) });
  }
  forget() {
    Object.assign(this, { text: "", category: "", page: 0, service: "", ticks: /* @__PURE__ */ new Set(), from: "start", straight: "" });
  }
  /** `from` is start or choose; a category opens its list at once, a matter is shown at once. */
  open(from, category = "", service = "") {
    this.forget();
    Object.assign(this, { from, category, straight: service ? "matter" : category ? "category" : "" });
    this.data.want();
  }
  /**
   * Settles once the server has answered, or failed to.
   *
   * @param {string} service
   */
  show(service) {
    if (service !== this.service) this.ticks = /* @__PURE__ */ new Set();
    this.service = service;
    return this.data.want(service);
  }
  /** What is told of the services may be something else than what was asked for before. @param {string} edition */
  told(edition) {
    const offer = this.offer();
    if (!offer || offer.edition === edition) return;
    this.data.renew(this.service);
    this.host.refresh();
  }
  /** One step back within the guide; false when there is none left. */
  back() {
    if (this.text) this.type("");
    else if (this.category && this.straight !== "category") this.choose("");
    else return false;
    return true;
  }
  type(text) {
    Object.assign(this, { text: text.slice(0, LONGEST), page: 0 });
    this.host.requestUpdate();
  }
  /** @param {string} category */
  choose(category) {
    Object.assign(this, { category, page: 0 });
    this.host.requestUpdate();
  }
  turn(page) {
    this.page = page;
    this.host.requestUpdate();
  }
  tick(name) {
    if (!this.ticks.delete(name)) this.ticks.add(name);
    this.host.requestUpdate();
  }
  /** What is to be listed, or null where letters or a category are asked for first. */
  get listed() {
    if (this.text.trim()) return found(this.data.matters, this.text);
    if (this.offer()?.categories.length === 1) return this.data.matters;
    return this.category ? this.data.matters.filter((m3) => m3.category === this.category) : null;
  }
  /** What was looked for and is done at other halls only. */
  get away() {
    return this.text.trim() ? foundElsewhere(this.data.elsewhere, this.listed ?? [], this.text) : [];
  }
  get matter() {
    return this.service ? this.data.matter(this.service) : null;
  }
  spareList() {
    const guided = this.offer()?.services.filter((s5) => !s5.withdrawn);
    const matters = guided?.map((s5) => ({
      id: s5.id,
      category: s5.category,
      name: s5.name,
      initials: "",
      pinyin: "",
      alternatives: [],
      also: []
    }));
    return matters ? { matters } : null;
  }
  /**
   * @param {string} id
   * @returns {Api.MatterView | null}
   */
  spareMatter(id) {
    const known4 = this.offer()?.services.find((s5) => s5.id === id);
    const category = this.offer()?.categories.find((c5) => c5.id === known4?.category);
    if (!known4) return null;
    const materials2 = known4.materials.map((name) => ({ name, form: "", copies: 0, note: null }));
    const unknown = { conditions: [], time_limit: null, legal_time_limit: null, fee: null, legal_basis: [], source: null, checked: "" };
    return {
      ...unknown,
      id,
      hall: this.offer()?.id ?? "",
      category: known4.category,
      category_name: category?.name ?? known4.name,
      name: known4.name,
      departments: known4.departments,
      materials: materials2,
      withdrawn: known4.withdrawn
    };
  }
};

// web/static/shared/ticket-words.js
function priorityOf(ticket) {
  const booked2 = ticket.booked_at ? t3("Booked for {time}", { time: time(ticket.booked_at) }) : "";
  const plain2 = !ticket.group || ticket.group === "ordinary" || booked2 && ticket.group === "appointment";
  return [plain2 ? "" : pick(ticket.group_name), booked2].filter(Boolean).join(" · ");
}
function unstaffedWords(ticket) {
  if (ticket.staffed === "closed") return t3("No window is open for your number right now. The staff have been told.");
  return ticket.staffed === "paused" ? t3("The window for your number is paused right now. You keep your place.") : "";
}

// kiosk/static/whereabouts.js
function placeOf(ticket, joining) {
  const priority = priorityOf(ticket);
  return x`${priority ? x`<p class="ranked">${icon(ticket.booked_at ? "clock" : "user")} <strong>${priority}</strong></p>` : E}${placed(ticket, joining)}`;
}
function standingOf({ state, window: window2 }) {
  if (state === "waiting") return t3("It is still in line. Please wait in the hall until you are called.");
  if (state === "called") return t3("Please go to window {window} now", { window: window2 });
  if (state === "serving") return t3("It is being served at window {window}.", { window: window2 });
  if (state === "held") return t3("Its service was set aside. Please ask at window {window}.", { window: window2 });
  return state === "missed" ? t3("It was called and missed. Please ask our staff to put it back in line.") : "";
}
function placed(ticket, joining) {
  if (joining)
    return x`<p class="joining">
      ${icon("offline")} <span>${t3("The network is down. Your number is valid: it will join the queue when the network is back.")}</span>
    </p>`;
  if (ticket.state === "called")
    return x`<p class="called" role="alert">${t3("Please go to window {window} now", { window: ticket.window })}</p>`;
  if (["serving", "held", "missed"].includes(ticket.state))
    return x`<p role="status">${icon("clock")} <span>${standingOf(ticket)}</span></p>`;
  const unstaffed = unstaffedWords(ticket);
  if (unstaffed) return x`<p role="status">${icon("clock")} <span>${unstaffed}</span></p>`;
  return x`<p>${icon("user")} <span>${t3("People ahead")}</span><strong>${number(ticket.ahead ?? 0)}</strong></p>
    <p>${icon("clock")} <span>${t3("Estimated wait")}</span><strong>${waitText(ticket.wait_s)}</strong></p>`;
}
function slipOf(print) {
  if (print === "printing") return x`<p class="print" role="status">${icon("printer")} <span>${t3("Printing your ticket…")}</span></p>`;
  if (print === "slow")
    return x`<p class="print" role="status">
      ${icon("printer")}
      <span>${t3("Printing is taking longer than usual. Your number is already valid: you can also scan the code.")}</span>
    </p>`;
  if (print === "printed")
    return x`<p class="print good" role="status">${icon("done")} <span>${t3("Printed. Please take your ticket.")}</span></p>`;
  if (print === "fault")
    return x`<p class="print bad" role="alert">
      ${icon("alert")}
      <span
        >${t3("The printer did not print your ticket. Your number is valid: please scan the code with your phone, or write the number down.")}</span
      >
    </p>`;
  return x`<p class="print" role="status">
    ${icon("phone")} <span>${t3("This kiosk does not print tickets: please scan the code, or write the number down.")}</span>
  </p>`;
}
var shownOf = (ticket) => ticket.url.slice(ticket.url.lastIndexOf("/") + 1);
function known2(offer, { category, group }, service) {
  if (!offer) return {};
  return {
    hall_name: offer.name,
    category_name: offer.categories.find((c5) => c5.id === category)?.name,
    group_name: offer.groups.find((g2) => g2.id === group)?.name,
    services: offer.services.filter((s5) => s5.id === service).map((s5) => ({ ...s5, done: false }))
  };
}

// kiosk/static/held.js
async function again(kiosk) {
  if (kiosk.busy || kiosk.stage !== "held") return;
  kiosk.busy = "again";
  kiosk.notice = "";
  try {
    const asked3 = { card: kiosk.around.card?.id ?? "", number: kiosk.held?.number ?? "" };
    const path = (
      /** @type {const} */
      `${kiosk.path}/kiosks/${encodeURIComponent(kiosk.kiosk)}/card/reprint`
    );
    kiosk.go("result", { ticket: await post(
      /** @type {any} */
      path,
      asked3
    ) });
  } catch (problem) {
    kiosk.notice = problem.message || t3("This cannot be done now. Your number is valid: please wait to be called.");
  }
  kiosk.busy = "";
  kiosk.idle.touch();
}
var YcKioskHeld = class extends YcElement {
  static properties = {
    held: { attribute: false },
    prints: { attribute: false },
    busy: { attribute: false },
    notice: { attribute: false }
  };
  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
  again() {
    if (this.busy) return x`<span role="status">${t3("One moment…")}</span>`;
    if (this.prints) return x`${icon("printer")} <span>${t3("Print my ticket again")}</span>`;
    return x`${icon("phone")} <span>${t3("Show the code again")}</span>`;
  }
  render() {
    const { held: held2 } = this;
    const called2 = held2.state === "called";
    const otherwise = t3("If you no longer want this number, please cancel it on your phone or ask at the information desk.");
    return x`<header>
        <p class="hall">${icon("card")} ${t3("You already have a number")}</p>
        <h1 class="number">${held2.number}</h1>
        <p class="category">${pick(held2.category_name)}</p>
      </header>
      <main>
        <div class="whereabouts">
          <p class=${called2 ? "called" : ""}>${called2 ? E : icon("clock")} <strong>${standingOf(held2)}</strong></p>
          <p>
            ${icon("done")} <span>${t3("You do not need another one.")}<br />${otherwise}</span>
          </p>
          ${this.notice ? x`<p class="print bad" role="alert">${icon("alert")} <span>${this.notice}</span></p>` : E}
        </div>
        <button type="button" class="again" ?disabled=${this.busy} @click=${() => this.tell("yc-again")}>${this.again()}</button>
        <button type="button" class="done" data-say="done" @click=${() => this.tell("yc-done")}>${t3("Done")}</button>
      </main>`;
  }
};
customElements.define("yc-kiosk-held", YcKioskHeld);

// kiosk/static/idle.js
var LOOK_MS = 250;
var Idle = class {
  /** `patience()` gives {quiet, countdown} in seconds, or null while the screen may stay as it is. */
  constructor(host, patience) {
    this.host = host;
    this.patience = patience;
    this.left = null;
    this.ended = null;
    host.addController(this);
  }
  hostConnected() {
    this.touch();
    this.onTouch = () => this.patience()?.quiet && this.left != null ? void 0 : this.touch();
    window.addEventListener("pointerdown", this.onTouch);
    window.addEventListener("keydown", this.onTouch);
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }
  hostDisconnected() {
    clearInterval(this.timer);
    window.removeEventListener("pointerdown", this.onTouch);
    window.removeEventListener("keydown", this.onTouch);
  }
  /** Somebody is here. */
  touch() {
    this.at = performance.now();
    this.look();
  }
  look() {
    const limits = this.patience();
    if (!limits) this.at = performance.now();
    const quiet = (performance.now() - (this.at ?? 0)) / 1e3;
    const left = limits && quiet >= limits.quiet ? Math.ceil(limits.quiet + limits.countdown - quiet) : null;
    if (left === this.left) return;
    this.left = left;
    if (left != null && left <= 0) {
      this.left = null;
      this.ended = performance.now();
      this.host.reset();
    }
    this.host.requestUpdate();
  }
};

// kiosk/static/matter.js
var YcKioskMatter = class extends YcElement {
  static properties = {
    hall: { attribute: false },
    matter: { attribute: false },
    category: { attribute: false },
    // with its load, or undefined
    guiding: { attribute: false },
    stamp: { attribute: false },
    // changes with the ticks
    busy: { attribute: false },
    notice: { attribute: false },
    lost: { attribute: false },
    open: { attribute: false },
    around: { attribute: false },
    more: { state: true }
    // [above, below]: what of the page is out of sight
  };
  constructor() {
    super();
    this.more = [false, false];
    this.seen = new ResizeObserver(() => this.measure());
    this.toggled = { handleEvent: () => this.measure(), capture: true };
  }
  connectedCallback() {
    super.connectedCallback();
    this.seen.observe(this);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    this.seen.disconnect();
  }
  updated(changed) {
    if (changed.has("matter") && changed.get("matter")?.id !== this.matter.id) this.body?.scrollTo({ top: 0 });
    this.measure();
  }
  get body() {
    return this.querySelector(".body");
  }
  measure() {
    const { body } = this;
    const more = body ? [body.scrollTop > 4, body.scrollTop + body.clientHeight < body.scrollHeight - 4] : [false, false];
    if (more.join() !== this.more.join()) this.more = more;
  }
  scroll(pages) {
    this.body?.scrollBy({ top: pages * this.body.clientHeight * 0.8 });
  }
  /** Why no number can be had for it now, in words; "" while one can. */
  get closed() {
    if (!this.open) return t3("No new numbers right now");
    if (this.lost || !this.category) return t3("No numbers can be taken at the moment.");
    return closedWords(this.category, this.around.offline);
  }
  render() {
    const { matter: matter2, guiding, closed } = this;
    return x`<header>
        <p class="hall">${icon("book")} ${t3("Guide")}　${this.category ? pick(this.category.name) : pick(matter2.category_name)}</p>
        <h1>${pick(matter2.name)}</h1>
        ${facts(matter2)}
      </header>
      <main>
        ${this.notice ? x`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : E}
        <div class="read">
          <div
            class="body"
            tabindex="0"
            role="region"
            aria-label=${pick(matter2.name)}
            @scroll=${() => this.measure()}
            @toggle=${this.toggled}
          >
            ${materials(matter2, guiding.ticks, (name) => guiding.tick(name))} ${conditions(matter2)} ${basis(matter2)}
          </div>
          ${this.more.some(Boolean) ? x`<div class="reels">
                  <button type="button" ?disabled=${!this.more[0]} @click=${() => this.scroll(-1)}>▲ ${t3("Up")}</button>
                  <button type="button" ?disabled=${!this.more[1]} @click=${() => this.scroll(1)}>▼ ${t3("More")}</button>
                </div>` : E}
        </div>
        <div class="along">
          ${matter2.withdrawn ? E : x`<figure>
                  <img
                    class="qr"
                    src="/g/${encodeURIComponent(this.hall)}/${encodeURIComponent(matter2.id)}/qr.svg"
                    alt=${t3("QR code for this guide")}
                    width="200"
                    height="200"
                  />
                  <figcaption>${t3("Scan to take this guide with you")}</figcaption>
                </figure>`}
          <button
            type="button"
            class="take"
            data-say=${closed ? "closed" : "take-number"}
            ?disabled=${Boolean(this.busy || closed)}
            @click=${() => this.dispatchEvent(new CustomEvent("yc-take"))}
          >
            ${this.busy ? x`<span role="status">${t3("Getting your number…")}</span>` : closed ? x`<span>${icon("not")} ${closed}</span>` : x`<span>${t3("Take a number for this")}</span>`}
          </button>
        </div>
      </main>`;
  }
};
customElements.define("yc-kiosk-matter", YcKioskMatter);

// kiosk/static/notices.js
var waiting = () => x`<main class="notice" aria-busy="true"><p>${t3("Loading…")}</p></main>`;
var nothingHere = (detail) => x`<main class="notice" role="alert">
    ${icon("question")}
    <h1>${detail}</h1>
    <p>${t3("Please check the address of this page.")}</p>
  </main>`;
var notEnrolled = (kiosk, again3) => x`<main class="notice" role="alert">
    ${icon("lock")}
    <h1>${t3("This screen is not registered")}</h1>
    <p lang="en">This screen is not registered</p>
    <p>
      ${t3("It cannot give out numbers yet. Staff: please open the link for kiosk {kiosk}, with its token, once on this screen. The link is in the server's start-up messages.", { kiosk })}
    </p>
    <p>${t3("Visitors: please use another kiosk or ask at the information desk.")}</p>
    <button type="button" class="big" @click=${again3}>${t3("Try again")}</button>
  </main>`;

// kiosk/static/patience.js
var READING = { quiet: 25, countdown: 20 };
var PATIENCE = {
  choose: READING,
  booked: READING,
  guide: READING,
  matter: READING,
  held: READING,
  say: READING,
  result: { quiet: 0, countdown: 30 }
};

// kiosk/static/slip.js
var YcKioskSlip = class extends YcElement {
  static properties = { ticket: { attribute: false }, joining: { attribute: false } };
  render() {
    const k2 = this.ticket;
    const bring = [
      ...new Map(
        k2.services.filter((s5) => !s5.done).flatMap((s5) => s5.materials).map((m3) => [m3.zh, m3])
      ).values()
    ];
    return x`<article class="slip" aria-label=${t3("Your ticket")}>
      <p><b>${pick(k2.hall_name)}</b></p>
      <p>${t3("Your number")}</p>
      <p class="number">${k2.number}</p>
      <p class="category">${pick(k2.category_name)}</p>
      ${priorityOf(k2) ? x`<p><b>${priorityOf(k2)}</b></p>` : E}
      ${k2.services.length ? x`<p>${listed(k2.services.map((s5) => pick(s5.name)))}</p>` : E}
      <hr />
      <p class="left"><b>${this.place(k2)}</b></p>
      ${k2.wait_s && !this.joining ? x`<p class="left">${t3("Estimated wait: {wait}", { wait: waitText(k2.wait_s) })}</p>` : E}
      <p class="left">${t3("Taken at: {time}", { time: k2.taken_at.slice(0, 16).replace("T", " ") })}</p>
      ${bring.length ? x`<p class="left"><b>${t3("Please bring:")}</b></p>
              <ol>
                ${bring.map((m3) => x`<li>${pick(m3)}</li>`)}
              </ol>` : E}
      <hr />
      <img class="qr" src="/t/${shownOf(k2)}/qr.svg" alt=${t3("QR code for your ticket")} width="180" height="180" />
      <p>${t3("Scan to follow the queue")}</p>
      <p>${t3("Please wait in the hall until you are called")}</p>
    </article>`;
  }
  /** @param {Api.TicketView} ticket */
  place(ticket) {
    if (this.joining) return t3("Will join the queue when the network is back");
    return unstaffedWords(ticket) || t3("People ahead of you: {count}", { count: number(ticket.ahead ?? 0) });
  }
};
customElements.define("yc-kiosk-slip", YcKioskSlip);

// kiosk/static/result.js
var SLOW_MS = 12e3;
var YcKioskResult = class extends YcElement {
  static properties = { ticket: { attribute: false }, left: { attribute: false }, offline: { attribute: false } };
  constructor() {
    super();
    this.live = new LiveView(this, () => `/live/tickets/${shownOf(this.ticket)}`);
    this.shownAt = performance.now();
  }
  /**
   * none | printing | slow | printed | fault: where the slip is, as far as the server knows.
   *
   * @param {Api.TicketView} ticket
   */
  print(ticket) {
    if (ticket.slip === "wanted") return performance.now() - this.shownAt > SLOW_MS ? "slow" : "printing";
    return { printed: "printed", failed: "fault", unknown: "fault" }[ticket.slip] ?? "none";
  }
  /** Taken while cut off, and not in the queue yet. */
  get joining() {
    return Boolean(this.ticket.offline && (this.offline || !this.live.view));
  }
  render() {
    const ticket = this.live.view ?? this.ticket;
    const print = this.print(ticket);
    const onPaper = print === "printing" || print === "printed";
    return x`<header>
        <p class="hall">${icon("done")} ${t3("Your number")}</p>
        <h1 class="number">${ticket.number}</h1>
        <p class="category">${pick(ticket.category_name)}</p>
      </header>
      <main>
        <div class="whereabouts">
          ${placeOf(ticket, this.joining)} ${slipOf(print)}
          ${ticket.services.length ? x`<p class="soft">${ticket.services.map((s5) => pick(s5.name)).join(" · ")}</p>` : E}
        </div>
        ${onPaper ? x`<yc-kiosk-slip .ticket=${ticket} .joining=${this.joining}></yc-kiosk-slip>` : x`<figure class="scan">
                <img class="qr" src="/t/${shownOf(ticket)}/qr.svg" alt=${t3("QR code for your ticket")} width="400" height="400" />
                <figcaption>
                  ${icon("phone")}
                  ${this.joining ? t3("Scan with your phone: your ticket will be there when the network is back") : t3("Scan with your phone to get your ticket")}
                </figcaption>
              </figure>`}
        <button type="button" class="done" data-say="done" @click=${() => this.dispatchEvent(new CustomEvent("yc-done"))}>
          ${t3("Done")} <small>${this.left == null ? E : t3("{seconds} s", { seconds: number(this.left) })}</small>
        </button>
      </main>`;
  }
};
customElements.define("yc-kiosk-result", YcKioskResult);

// web/static/feedback/said-words.js
var KINDS = {
  question: "Question",
  complaint: "Complaint",
  stuck: "Could not get it done",
  suggestion: "Suggestion"
};
var kindWords = (kind) => t3(KINDS[kind] ?? kind);

// kiosk/static/say/keypad.js
function keypad(type, text, letters2 = []) {
  const key2 = (one) => x`<button type="button" data-say="number:${one}" @click=${() => type(one)}>${one}</button>`;
  return x`${letters2.length ? x`<div class="letters" role="group" aria-label=${t3("Letters")}>
            ${letters2.map((one) => x`<button type="button" data-say="letter:${one}" @click=${() => type(one)}>${one}</button>`)}
          </div>` : E}
    <div class="pad" role="group" aria-label=${t3("Digits")}>
      ${[..."123456789"].map(key2)}
      <button type="button" class="word" data-say="clear" ?disabled=${!text} @click=${() => type("clear")}>
        <span>${t3("Clear")}</span>
      </button>
      ${key2("0")}
      <button type="button" class="word" data-say="erase" ?disabled=${!text} @click=${() => type("erase")}>
        ${icon("erase")}<span>${t3("Delete")}</span>
      </button>
    </div>`;
}

// kiosk/static/say/topics.js
var OTHER2 = "Something else: please call me";
var TOPICS = {
  question: [
    "How do I apply for it, and with which papers?",
    "How far is my application?",
    "Where is this done, and when?",
    "What does it cost?",
    "I do not understand a letter or a form",
    OTHER2
  ],
  complaint: [
    "I waited far too long",
    "I was not treated kindly",
    "I was sent from window to window",
    "I was asked for papers that are on no list",
    "I was asked for money without a receipt",
    OTHER2
  ],
  stuck: [
    "My application was not taken, and nobody wrote down why",
    "I came several times and it is still not done",
    "The promised day is over",
    "Nobody feels responsible for it",
    "A machine or the system did not work",
    OTHER2
  ]
};
var KINDS2 = Object.keys(TOPICS);
var HELP = {
  question: "We answer in a few working days.",
  complaint: "Nobody whom it is about sees it or answers it.",
  stuck: "Somebody in charge looks into why it could not be done."
};

// kiosk/static/say/concern.js
var byPhone = (saying) => x`<figure class="scan">
    <img
      class="qr"
      src="/write/${encodeURIComponent(saying.host.hall)}/qr.svg"
      alt=${t3("QR code for writing on the phone")}
      width="200"
      height="200"
    />
    <figcaption>${icon("phone")} ${t3("You would rather write it yourself? Scan this with your phone.")}</figcaption>
  </figure>`;
var kinds = (saying) => x`<div class="choices large">
      ${KINDS2.map((kind) => x`<button type="button" @click=${() => saying.turn("topic", { kind })}><b>${kindWords(kind)}</b><small>${t3(HELP[kind])}</small></button>`)}
    </div>
    ${byPhone(saying)}`;
var topics = (saying) => x`<div class="choices">
      ${TOPICS[saying.kind].map((topic) => x`<button type="button" @click=${() => saying.turn("phone", { topic })}>${t3(topic)}</button>`)}
    </div>
    ${byPhone(saying)}`;
var phone = (saying, lost) => x`<p class="topic">${t3(saying.topic)}</p>
    <p class="typed" role="status">${icon("phone")} ${saying.phone || x`<span class="soft">— — —</span>`}</p>
    ${saying.topic === OTHER2 ? x`<p class="soft">${t3("So that we can call you, we need a number. Or scan the code of the page before and write.")}</p>` : E}
    ${keypad((key2) => saying.type(key2), saying.phone)}
    <button type="button" class="go" ?disabled=${!saying.enough || lost} @click=${() => saying.raise()}>
      ${saying.busy ? x`<span role="status">${t3("One moment…")}</span>` : saying.phone || saying.topic === OTHER2 ? t3("Send it") : t3("Send it without a number")}
    </button>`;
var SLIP = {
  printing: () => x`<p class="print" role="status">${icon("printer")} <span>${t3("Number and code are being printed…")}</span></p>`,
  printed: () => x`<p class="print good" role="status">${icon("printer")} <span>${t3("Please take your slip.")}</span></p>`,
  fault: () => x`<p class="print bad" role="status">
      ${icon("alert")} <span>${t3("The printer did not print it. Please take a picture of this page.")}</span>
    </p>`
};
function told(saying) {
  const { told: one } = saying;
  if (!one) return E;
  return x`<div class="whereabouts">
      <dl>
        <dt>${t3("The number")}</dt>
        <dd class="number">${one.number.replace(/(.{5})(.{4})(.{4})(.{4})/, "$1 $2 $3 $4 ")}</dd>
        <dt>${t3("The code")}</dt>
        <dd class="code">${one.code}</dd>
      </dl>
      ${one.due ? x`<p class="soft">${t3("By {day} somebody has it in hand.", { day: dayName(one.due) })}</p>` : E}
      ${SLIP[saying.slip]?.() ?? E}
    </div>
    <figure class="scan">
      <img class="qr" src="/f/${one.number}.${one.code}/qr.svg" alt=${t3("QR code for the answer")} width="300" height="300" />
      <figcaption>${icon("phone")} ${t3("Scan the code with your phone to read the answer.")}</figcaption>
    </figure>
    <button type="button" class="go" data-say="done" @click=${() => saying.host.reset()}>${t3("Done")}</button>`;
}

// kiosk/static/say/heading.js
function headingOf(saying) {
  const steps = {
    home: () => [t3("Rate, ask or complain"), t3("What would you like to do?")],
    entry: () => [
      t3("Number and code of your paper"),
      t3("Both stand on the slip or on the receipt. You can also hold its code under the scanner.")
    ],
    levels: () => [t3("How satisfied are you with this service?"), pick(saying.asked?.name) ?? ""],
    reasons: () => [saying.level <= 2 ? t3("What could we do better?") : t3("What mattered to you?"), t3("You may choose several, or none.")],
    thanks: () => [t3("Thank you for your rating"), t3("Have a good day.")],
    kind: () => [t3("What would you like to tell us?"), ""],
    topic: () => [kindWords(saying.kind), t3("What is it about?")],
    phone: () => [t3("May we call you?"), t3("Type a telephone number, or leave it empty.")],
    told: () => [t3("It has arrived. Thank you."), t3("Please write down number and code, or take a picture: with them you see the answer.")]
  };
  return (
    /** @type {[string, string]} */
    steps[saying.step]()
  );
}

// web/static/shared/rating-levels.js
var LEVELS = [
  [5, "Very satisfied"],
  [4, "Satisfied"],
  [3, "Mostly satisfied"],
  [2, "Dissatisfied"],
  [1, "Very dissatisfied"]
];
var offered = (reasons2, level) => reasons2.filter((one) => one.levels.includes(level));
var MOUTHS = {
  5: "M13 28c3 9 19 9 22 0z",
  4: "M14 29c4 6 16 6 20 0",
  3: "M15 32h18",
  2: "M14 34c4-5 16-5 20 0",
  1: "M13 36c3-9 19-9 22 0z"
};
var BROWS = { 1: b2`<path d="m12 14 8 3M36 14l-8 3"></path>` };
var face = (level) => x`<svg
    class="face"
    viewBox="0 0 48 48"
    aria-hidden="true"
    focusable="false"
    fill="none"
    stroke="currentColor"
    stroke-width="3"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <circle cx="24" cy="24" r="21"></circle>
    <path d="M17 20v.1M31 20v.1" stroke-width="5"></path>
    ${BROWS[level]}
    <path d=${MOUTHS[level]}></path>
  </svg>`;

// kiosk/static/say/rate.js
function field(saying, name, label) {
  const at = saying.typing === name;
  const text = name === "number" ? saying.number.replace(/([0-9]{4})(?=[0-9X])/g, "$1 ") : saying.code;
  return x`<button type="button" class="field" aria-pressed=${at} @click=${() => saying.set({ typing: name })}>
    <small>${label}</small><b>${text || "—"}</b>
  </button>`;
}
function letters(saying, categories) {
  if (saying.typing === "code") return [];
  if (/^[0-9]{19}$/.test(saying.number)) return ["X"];
  return saying.number ? [] : [...new Set(categories.map((one) => one.prefix))];
}
function entry(saying, categories, lost) {
  const code = saying.typing === "code";
  const next = code ? x`<button type="button" class="go" ?disabled=${!saying.ready || lost} @click=${() => saying.find()}>
        ${saying.busy ? x`<span role="status">${t3("One moment…")}</span>` : t3("Rate it")}
      </button>` : x`<button type="button" class="go" ?disabled=${!saying.whole} @click=${() => saying.set({ typing: "code" })}>
        ${t3("Next: the code")}
      </button>`;
  return x`<div class="fields">
      ${field(saying, "number", t3("Number on the paper"))} ${field(saying, "code", t3("Code on the paper"))}
    </div>
    ${keypad((key2) => saying.type(key2), code ? saying.code : saying.number, letters(saying, categories))} ${next}`;
}
var levels = (saying) => x`<div class="levels" role="group" aria-label=${t3("How satisfied are you with this service?")}>
    ${LEVELS.map(([level, words]) => x`<button type="button" class="level-${level}" ?disabled=${saying.busy} @click=${() => saying.touch(level)}>${face(level)}<span>${t3(words)}</span></button>`)}
  </div>`;
var reasons = (saying) => x`<div class="choices">
      ${saying.offers.map(({ code, text }) => x`<button type="button" aria-pressed=${saying.reasons.includes(code)} ?disabled=${saying.busy} @click=${() => saying.mark(code)}>${pick(text)}</button>`)}
    </div>
    <button type="button" class="go" ?disabled=${saying.busy} @click=${() => saying.rate()}>
      ${saying.reasons.length ? t3("Send") : t3("Send without a reason")}
    </button>`;
var thanks = (saying) => x`<div class="thanks">
      ${face(5)} ${saying.level <= 2 ? x`<p>${t3("Somebody in charge looks into it and puts it right.")}</p>` : E}
    </div>
    <button type="button" class="go" data-say="done" @click=${() => saying.host.reset()}>${t3("Done")}</button>`;

// kiosk/static/say/say.js
var YcKioskSay = class extends YcElement {
  static properties = {
    saying: { attribute: false },
    stamp: { attribute: false },
    // new at each drawing, so that it follows what the other knows
    categories: { attribute: false },
    lost: { attribute: false }
  };
  connectedCallback() {
    super.connectedCallback();
    this.onKey = (event) => this.inert ? void 0 : this.saying.key(event);
    window.addEventListener("keydown", this.onKey);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }
  render() {
    const { saying } = this;
    const [title, hint] = headingOf(saying);
    return x`<header>
        <p class="hall">${icon(saying.step === "thanks" || saying.step === "told" ? "done" : "hand")}</p>
        <h1>${title}</h1>
        ${hint ? x`<p>${hint}</p>` : E}
      </header>
      <main class="step-${saying.step}">
        ${saying.notice ? x`<p class="refusal" role="alert">${icon("alert")} ${saying.notice}</p>` : E} ${this.page()}
      </main>`;
  }
  page() {
    const { saying, categories, lost } = this;
    const pages = {
      home: () => this.home(),
      entry: () => entry(saying, categories, lost),
      levels: () => levels(saying),
      reasons: () => reasons(saying),
      thanks: () => thanks(saying),
      kind: () => kinds(saying),
      topic: () => topics(saying),
      phone: () => phone(saying, lost),
      told: () => told(saying)
    };
    return pages[saying.step]();
  }
  home() {
    const { saying } = this;
    return x`<div class="choices large">
      <button type="button" ?disabled=${this.lost} @click=${() => saying.turn("entry")}>
        <b>${t3("Rate a service")}</b><small>${t3("With the number and the code on your slip or receipt")}</small>
      </button>
      <button type="button" ?disabled=${this.lost} @click=${() => saying.turn("kind")}>
        <b>${t3("Ask or complain")}</b><small>${t3("Or say what could not be done for you")}</small>
      </button>
    </div>`;
  }
};
customElements.define("yc-kiosk-say", YcKioskSay);

// kiosk/static/say/saying.js
var BACK = { entry: "home", levels: "entry", reasons: "levels", kind: "home", topic: "kind", phone: "topic" };
var TICKET = /^[A-Z]{1,2}[0-9]{2,5}$/;
var CASE = /^[0-9]{19}[0-9X]$/;
var CODE = /^[0-9]{6}$/;
var SCANNED = /\/([tc])\/([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;
var PHONE = /^[0-9]{7,15}$/;
var SOON_MS2 = 500;
var Saying = class {
  /** @param {any} host the kiosk, whose pages these are */
  constructor(host) {
    this.host = host;
    this.step = "home";
    this.number = "";
    this.code = this.kind = this.topic = this.phone = this.notice = this.scanned = "";
    this.slip = "";
    this.typedAt = 0;
    this.busy = false;
    this.forget();
  }
  /** Whoever touched a level has rated, also without saying why and without touching "send". */
  forget() {
    if (this.step === "reasons" && !this.busy) this.rate();
    this.step = "home";
    this.number = this.code = this.kind = this.topic = this.phone = this.slip = this.notice = this.scanned = "";
    this.busy = false;
    this.typing = /** @type {"number" | "code"} */
    "number";
    this.asked = null;
    this.level = 0;
    this.reasons = [];
    this.told = null;
  }
  turn(step, changes = {}) {
    Object.assign(this, { step, notice: "", busy: false }, changes);
    this.host.idle.touch();
    this.host.requestUpdate();
    this.host.toHeading();
  }
  set(changes) {
    Object.assign(this, { notice: "" }, changes);
    this.host.requestUpdate();
  }
  back() {
    const to = BACK[this.step];
    if (!to) return this.host.reset();
    this.turn(to, to === "entry" ? { code: "", typing: "number", asked: null } : { level: 0, reasons: [] });
  }
  // What is typed
  type(key2) {
    const field2 = this.step === "phone" ? "phone" : this.typing ?? "number";
    const most = { number: 20, code: 6, phone: 15 }[field2];
    const before = this[field2];
    const text = key2 === "erase" ? before.slice(0, -1) : key2 === "clear" ? "" : before + key2;
    if (this.busy || text.length > most) return;
    this.set({ [field2]: text });
  }
  /** A key of a keypad, or of a scanner, which types what it read and ends the line. @param {KeyboardEvent} event */
  key(event) {
    const { key: key2, timeStamp } = event;
    if (key2 === "Enter") {
      const [, kind, shown] = SCANNED.exec(this.scanned) ?? [];
      this.scanned = "";
      if (!kind || !["home", "entry"].includes(this.step)) return;
      event.preventDefault();
      this.turn("entry", { number: "", code: "" });
      return this.looking(() => kind === "t" ? this.ticket(shown) : this.place(`/public/cases/${shown}/rating`));
    }
    if (key2.length === 1) {
      this.scanned = timeStamp - this.typedAt < SOON_MS2 ? this.scanned + key2 : key2;
      this.typedAt = timeStamp;
    }
    if (!["entry", "phone"].includes(this.step)) return;
    if (/^[0-9]$/.test(key2)) this.type(key2);
    else if (key2 === "Backspace") this.type("erase");
  }
  // A rating
  get whole() {
    return TICKET.test(this.number) || CASE.test(this.number);
  }
  get ready() {
    return this.whole && CODE.test(this.code) && !this.busy;
  }
  find() {
    const { number: number2, code, host } = this;
    const paths = `${host.path}/kiosks/${encodeURIComponent(host.kiosk)}/slips/${number2}.${code}`;
    return this.looking(async () => {
      if (CASE.test(number2)) return this.place(`/public/cases/${number2}.${code}/rating`);
      const found2 = await get(
        /** @type {`/halls/${string}/kiosks/${string}/slips/${string}`} */
        paths
      );
      return this.ticket(found2.shown);
    });
  }
  /** @param {() => Promise<unknown>} look */
  async looking(look2) {
    if (this.busy) return;
    this.set({ busy: true });
    try {
      await look2();
    } catch (problem) {
      this.set({ notice: problem.message || t3("The server does not answer. Please tell our staff.") });
    }
    this.set({ busy: false, notice: this.notice });
  }
  /** Of today, or of a day that is over. @param {string} shown ID.PROOF */
  async ticket(shown) {
    const view = await get(`/tickets/${shown}`).catch(() => null);
    if (!view || view.rated) return this.place(`/public/tickets/${shown}/rating`);
    if (!view.may_rate) return this.set({ notice: t3("This can be rated once the service is finished.") });
    const path = `/halls/${view.hall}/tickets/${shown}/rating`;
    const { reasons: reasons2 } = await get(`/halls/${view.hall}/rating-reasons`);
    const name = view.services.find((one) => one.done)?.name ?? view.category_name;
    this.turn("levels", { asked: { path, name, reasons: reasons2, channel: "kiosk" } });
  }
  async place(path) {
    const place = await get(
      /** @type {`/public/cases/${string}/rating`} */
      path
    );
    if (place.level) return this.set({ notice: t3("This has been rated already. Thank you.") });
    if (!place.last)
      return this.set({ notice: t3("There is nothing to rate here now: it is not finished yet, or the time for rating is over.") });
    this.turn("levels", { asked: { path, name: place.name, reasons: place.reasons ?? [] } });
  }
  get offers() {
    return offered(this.asked?.reasons ?? [], this.level);
  }
  touch(level) {
    this.level = level;
    if (this.offers.length) this.turn("reasons");
    else this.rate();
  }
  mark(code) {
    this.host.idle.touch();
    this.set({ reasons: this.reasons.includes(code) ? this.reasons.filter((one) => one !== code) : [...this.reasons, code] });
  }
  async rate() {
    const { asked: asked3, level } = this;
    if (!asked3 || !level || this.busy) return;
    const reasons2 = this.reasons.filter((code) => this.offers.some((one) => one.code === code));
    const body = { level, reasons: reasons2, ...asked3.channel ? { channel: asked3.channel } : {} };
    this.set({ busy: true });
    try {
      await post(
        /** @type {any} */
        asked3.path,
        body
      );
      if (this.asked === asked3) this.turn("thanks");
    } catch (problem) {
      const notice = problem.message || t3("Your rating could not be sent. Please touch it again.");
      if (this.asked === asked3) this.turn("levels", { level: 0, reasons: [], notice });
    }
  }
  // A question or a complaint
  get reachable() {
    return PHONE.test(this.phone);
  }
  /** Whoever wants to be called says where; everybody else may. */
  get enough() {
    return !this.busy && (this.reachable || !this.phone && this.topic !== OTHER2);
  }
  async raise() {
    if (!this.enough) return;
    const { host, kind, topic, phone: phone2 } = this;
    const words = inLanguage(HOME, () => t3(topic));
    this.set({ busy: true });
    try {
      const told2 = await post(
        /** @type {`/halls/${string}/concerns`} */
        `${host.path}/concerns`,
        {
          kind: (
            /** @type {any} */
            kind
          ),
          said: { words, ...phone2 ? { contact: { phone: phone2 } } : {} },
          language: (
            /** @type {any} */
            language()
          )
        }
      );
      if (this.topic !== topic) return;
      this.turn("told", { told: told2 });
      if (host.around.view?.prints) await this.print(told2);
    } catch (problem) {
      if (this.topic === topic) this.set({ busy: false, notice: problem.message || t3("That could not be sent. Please try again.") });
    }
  }
  /** @param {Api.RaisedConcern} told */
  async print(told2) {
    this.set({ slip: "printing" });
    const path = (
      /** @type {"/halls/{hall}/concerns/{concern}/slip"} */
      `${this.host.path}/concerns/${told2.number}.${told2.code}/slip`
    );
    const slip = await call("POST", path, { kiosk: this.host.kiosk }, { retry: false }).then(
      () => "printed",
      () => "fault"
    );
    if (this.told === told2) this.set({ slip });
  }
};

// web/static/shared/opening.js
var DAY_MS = 864e5;
function opening({ opens_at: at, opens_provisional: provisional }) {
  if (!at) return "";
  const sentence2 = again2(at);
  return provisional ? t3("{sentence}, unless the announced holidays say otherwise", { sentence: sentence2 }) : sentence2;
}
var inDays = (days, at) => hallTime(serverNow() + days * DAY_MS, at).slice(0, 10);
function again2(at) {
  const date = at.slice(0, 10);
  if (date === inDays(0, at)) return t3("Numbers available today from {time}", { time: time(at) });
  if (date === inDays(1, at)) return t3("Numbers available tomorrow from {time}", { time: time(at) });
  return t3("Numbers available on {day} from {time}", { day: dayName(date), time: time(at) });
}

// kiosk/static/start.js
var YcKioskStart = class extends YcElement {
  static properties = { view: { attribute: false }, at: { attribute: false }, around: { attribute: false }, voice: { attribute: false } };
  constructor() {
    super();
    this.everySecond();
  }
  begin(event, detail) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-begin", { detail }));
  }
  turnVoice(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-voice"));
  }
  guide(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-guide"));
  }
  say(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-say"));
  }
  english(name, draw) {
    return besides(name) ? draw(besides(name)) : E;
  }
  render() {
    const { view } = this;
    return x`<div class="screen ${view.open ? "" : "shut"}" @click=${(e5) => view.open && this.begin(e5, { language: HOME })}>
      <header>
        <time>${timeOfDay(serverNow(), this.at)}</time>
        <h1>${view.name.zh}</h1>
        ${this.english(view.name, (text) => x`<p lang="en">${text}</p>`)}
      </header>
      ${view.open ? this.open(view) : this.closed(view)}
    </div>`;
  }
  /** @param {Api.BoardView} view */
  open(view) {
    const waiting2 = view.categories.reduce((sum, c5) => sum + c5.waiting, 0);
    const { offline } = this.around;
    return x`<main>
        <p class="state">${icon("done")} ${t3("Open now")} <small lang="en">Open now</small></p>
        ${notes(this.around, true)}
        ${offline ? E : x`<p class="total">${t3("Waiting now")} <strong>${number(waiting2)}</strong> ${t3("people")} <small lang="en">people waiting</small></p>`}
        <ul>
          ${view.categories.map((c5) => x`<li><b>${c5.prefix}</b><span>${c5.name.zh}${this.english(c5.name, (text) => x`<small lang="en">${text}</small>`)}</span>${offline ? E : x`<strong>${number(c5.waiting)}</strong>`}</li>`)}
        </ul>
      </main>
      <footer>
        <button type="button" class="go">
          ${icon("hand")}<span>${t3("Touch to start")}<small lang="en">Touch to start</small></span>
        </button>
        ${this.guideButton()}
        ${languages.slice(1).map((one) => x`<button type="button" class="other" lang=${one.tag} @click=${(e5) => this.begin(e5, { language: one.id })}>${one.own_name}</button>`)}
        <button type="button" class="aid" @click=${(e5) => this.begin(e5, { language: HOME, large: true })}>
          ${t3("Large text")}<small lang="en">Large text</small>
        </button>
        <button type="button" class="aid" @click=${(e5) => this.begin(e5, { language: HOME, voice: true })}>
          ${icon("speaker")}<span>${t3("Read aloud")}<small lang="en">Read aloud</small></span>
        </button>
        ${this.sayButton()}
      </footer>`;
  }
  /** Quiet, below all that leads to a number; what is said goes to the server. */
  sayButton() {
    if (this.around.offline) return E;
    return x`<button type="button" class="say" @click=${(e5) => this.say(e5)}>
      ${icon("hand")}<span>${t3("Rate or complain")} <small lang="en">Rate or complain</small></span>
    </button>`;
  }
  guideButton() {
    return x`<button type="button" class="guide" @click=${(e5) => this.guide(e5)}>
      ${icon("book")}<span>${t3("Guide")}<small lang="en">Guide to services</small></span>
    </button>`;
  }
  /** @param {Api.BoardView} view */
  closed(view) {
    return x`<main role="status">
        ${icon("door")}
        <h2>${t3("No new numbers right now")}</h2>
        <p lang="en">No new numbers right now</p>
        ${view.opens_at ? x`<p class="opens"><strong>${opening(view)}</strong><small lang="en">${inLanguage("en", () => opening(view))}</small></p>` : E}
        ${view.hours.length ? x`<p class="hours">
                <span>${t3("Opening hours")} <small lang="en">Opening hours</small></span
                >${view.hours.map((h3) => x`<strong>${h3}</strong>`)}
              </p>` : E}
        ${view.day_open === false ? E : x`<p>${t3("If you already have a number, please wait to be called.")}</p>
                <p lang="en">If you already have a number, please wait to be called.</p>`}
      </main>
      <footer>
        ${this.guideButton()}
        <button type="button" class="aid" aria-pressed=${Boolean(this.voice)} @click=${(e5) => this.turnVoice(e5)}>
          ${icon("speaker")}<span>${t3("Read aloud")}<small lang="en">Read aloud</small></span>
        </button>
        ${this.sayButton()}
      </footer>`;
  }
};
customElements.define("yc-kiosk-start", YcKioskStart);

// kiosk/static/voice.js
var known3 = "speechSynthesis" in window;
var LOUD = 0.7;
var LONGEST_MS = 6e4;
var RECORDED = ["zh", "en"];
var voice = () => known3 && speechSynthesis.getVoices().find((v3) => v3.lang.toLowerCase().startsWith(traits().key));
function recorded() {
  const own = traits();
  const keys = [own.key, languages.find((one) => one.id === own.instead)?.key ?? "en"];
  return keys.find((key2) => RECORDED.includes(key2)) ?? "en";
}
var sound = null;
var since = 0;
function hush() {
  if (known3) speechSynthesis.cancel();
  sound?.pause();
  sound = null;
}
var speaking = () => sound !== null && performance.now() - since < LONGEST_MS;
function say(hall, { text, words }) {
  hush();
  since = performance.now();
  const own = voice();
  if (own) return utter(text, own);
  if (!words.length) return;
  const asked3 = new URLSearchParams({ language: recorded(), say: words.join(",") });
  const audio = new Audio(`/voice/${encodeURIComponent(hall)}/say.wav?${asked3}`);
  audio.volume = LOUD;
  sound = audio;
  audio.onended = audio.onerror = () => ended(audio);
  audio.play().catch(() => ended(audio));
}
function utter(text, own) {
  const spoken2 = new SpeechSynthesisUtterance(text);
  spoken2.voice = own;
  spoken2.lang = own.lang;
  spoken2.rate = 0.9;
  spoken2.volume = LOUD;
  sound = { pause: () => speechSynthesis.cancel(), spoken: spoken2 };
  const mine = sound;
  spoken2.onend = spoken2.onerror = () => ended(mine);
  speechSynthesis.speak(spoken2);
}
function ended(which) {
  if (sound === which) sound = null;
}

// kiosk/static/spoken.js
var MOST2 = 9;
var count = (n4) => `count:${Math.min(n4, 999)}`;
var stop = () => traits().stop + traits().gap;
var sentence = (...parts) => parts.filter(Boolean).join(stop());
function spoken(kiosk) {
  const said = ofStage(kiosk);
  if (!said?.text) return null;
  return { ...said, key: `${language()} ${kiosk.stage} ${said.key ?? said.text}` };
}
function ofStage(kiosk) {
  if (kiosk.idle.left != null && kiosk.stage !== "result")
    return { key: "idle", text: sentence(t3("Are you still there?"), t3("Continue")), words: ["still-there"] };
  if (kiosk.notice) return { text: kiosk.notice, words: ["no-number"] };
  if (kiosk.stage === "choose") return choose(kiosk);
  if (kiosk.stage === "start" && !kiosk.view?.open)
    return { key: "closed", text: sentence(t3("No new numbers right now"), opening(kiosk.view ?? {})), words: ["closed"] };
  if (kiosk.stage === "booked")
    return {
      key: "booked",
      text: sentence(t3("Please enter your appointment code"), t3("You received it when you booked.")),
      words: ["booked"]
    };
  if (kiosk.stage === "say") return { text: sentence(kiosk.saying.notice, ...headingOf(kiosk.saying)), words: [] };
  if (kiosk.stage === "guide") return guide(kiosk.guiding, kiosk.view);
  if (kiosk.stage === "matter" && kiosk.guiding.matter) return matter(kiosk.guiding, kiosk.view);
  if (kiosk.stage === "held") return held(kiosk.held);
  if (kiosk.stage === "result") return result(kiosk.ticket);
  return null;
}
function choose({ view, offer, around }) {
  const { offline } = around;
  const free = view.categories.filter((c5) => !closedWords(c5, offline)).slice(0, MOST2);
  const lines = free.map((c5) => offline ? pick(c5.name) : `${pick(c5.name)}, ${t3("{count} waiting", { count: number(c5.waiting) })}`);
  const words = free.flatMap((c5) => [".", `category:${c5.id}`, ...offline ? [] : [count(c5.waiting), "waiting"]]);
  const matters = free.length ? mattersOf(offer).slice(0, MOST2) : [];
  const named = matters.length ? [...matters.map((m3) => pick(m3.name)), t3("Something else, or not sure")] : lines;
  return {
    key: "choose",
    text: sentence(t3("What do you need today?"), t3("Touch once to get your number."), ...named),
    words: ["choose", ...words]
  };
}
function guide(guiding, view) {
  const { listed: listed2 } = guiding;
  if (!listed2 || !guiding.text && !guiding.category) {
    const names = (listed2 ?? guidedOf(guiding.offer(), view.categories)).slice(0, MOST2).map((one) => pick(one.name));
    return { text: sentence(t3("Guide"), howToSearch(view.categories), ...names), words: ["guide", ".", "guide-home"] };
  }
  const { away } = guiding;
  const none = t3("Nothing found. Please try other letters, choose a category or ask at the information desk.");
  const halls = listed2.length ? [] : away.slice(0, MOST2).map((m3) => `${pick(m3.name)}, ${t3("Done at {hall}", { hall: pick(m3.hall_name) })}`);
  const found2 = sentence(foundIn(listed2.length, away.length) || none, ...halls);
  const key2 = `${guiding.text} ${guiding.category}`;
  if (guiding.text)
    return { key: key2, text: found2, words: listed2.length ? [count(listed2.length), "found"] : away.length ? [] : ["nothing-found"] };
  const category = view.categories.find((c5) => c5.id === guiding.category);
  return {
    key: key2,
    text: sentence(pick(category?.name), found2, t3("Which service do you need?")),
    words: [`category:${guiding.category}`, ".", count(listed2.length), "found", ".", "guide-list"]
  };
}
function matter({ matter: shown, ticks }, view) {
  const have = ready(shown, ticks);
  const key2 = `${shown.id} ${have} ${shown.conditions.length}`;
  if (have)
    return {
      key: key2,
      text: t3("{have} of {all} ready", { have: number(have), all: number(shown.materials.length) }),
      words: [count(have), "ready"]
    };
  const bring = shown.materials.length ? `${t3("Please bring:")} ${shown.materials.map((m3) => pick(m3.name)).join(stop())}` : t3("Nothing to bring");
  const limits = [
    [t3("Processing time"), shown.time_limit],
    [t3("Fee"), shown.fee]
  ].filter(([, name]) => name).map(([label, name]) => `${label}: ${pick(name)}`);
  return {
    key: key2,
    text: sentence(pick(shown.name), bring, ...limits),
    words: ["matter", count(shown.materials.length), ...view.open ? ["then-take"] : []]
  };
}
function held(ticket) {
  const text = sentence(t3("You already have a number"), ticket.number, standingOf(ticket), t3("You do not need another one."));
  return { key: `held ${ticket.number}`, text, words: ["your-number", `number:${ticket.number}`] };
}
function result(ticket) {
  const ahead = ticket.ahead ?? 0;
  const onPaper = ["wanted", "printed"].includes(ticket.slip);
  const people = recorded() === "en" ? [count(ahead), "people-ahead"] : ["people-ahead", count(ahead), "people"];
  const unstaffed = unstaffedWords(ticket);
  const place = ticket.offline || unstaffed ? [] : [".", ...people];
  return {
    key: ticket.number,
    text: sentence(
      t3("Your number is {number}. Please wait in the hall until you are called.", { number: ticket.number }),
      ticket.offline ? "" : unstaffed || t3("People ahead of you: {count}", { count: number(ahead) })
    ),
    words: ["your-number", `number:${ticket.number}`, ...place, ".", onPaper ? "take-slip" : "phone-slip"]
  };
}

// kiosk/static/talk.js
var CONTROLS = "button, input, summary, a";
var Talk = class {
  constructor(host) {
    this.host = host;
    this.on = false;
    this.said = "";
    host.addController(this);
  }
  hostConnected() {
    this.quiet = () => hush();
    this.focused = (event) => this.name(event.target);
    window.addEventListener("pointerdown", this.quiet, true);
    window.addEventListener("keydown", this.quiet, true);
    this.host.addEventListener("focusin", this.focused);
  }
  hostDisconnected() {
    window.removeEventListener("pointerdown", this.quiet, true);
    window.removeEventListener("keydown", this.quiet, true);
    this.host.removeEventListener("focusin", this.focused);
    hush();
  }
  get speaking() {
    return this.on && speaking();
  }
  turn(on) {
    Object.assign(this, { on, said: "" });
    hush();
    this.host.requestUpdate();
  }
  /** What has come onto the screen. */
  hostUpdated() {
    if (!this.on) return;
    const now = spoken(this.host);
    if (!now || now.key === this.said) return;
    this.said = now.key;
    say(this.host.hall, now);
  }
  /** The label of what the keyboard has reached. */
  name(element) {
    if (!this.on || !element.matches(CONTROLS) || !element.matches(":focus-visible")) return;
    const text = element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).innerText;
    say(this.host.hall, { text, words: element.dataset.say?.split(",") ?? [] });
  }
};

// kiosk/static/twice.js
var SOON_MS3 = 700;
var NEAR_PX = 90;
var Twice = class {
  /**
   * `screen()` names what is shown. Keys, and touches somewhere else, go through at once. `sudden()` is when it came by itself,
   * under a finger that meant what was there before; null where a touch does no harm.
   */
  constructor(host, screen, sudden) {
    this.host = host;
    this.screen = screen;
    this.sudden = sudden;
    host.addController(this);
  }
  hostConnected() {
    this.onClick = (event) => this.look(event);
    this.host.addEventListener("click", this.onClick, true);
  }
  hostDisconnected() {
    this.host.removeEventListener("click", this.onClick, true);
  }
  look(event) {
    if (!event.detail) return;
    const { clientX: x2, clientY: y3 } = event;
    const screen = this.screen();
    const { last } = this;
    const again3 = last && event.timeStamp - last.at < SOON_MS3 && Math.hypot(x2 - last.x, y3 - last.y) < NEAR_PX;
    const sudden = event.timeStamp - (this.sudden() ?? -Infinity) < SOON_MS3;
    const foot = event.target.closest("yc-kiosk-bar");
    if ((again3 && screen !== last.screen || sudden) && !foot) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    this.last = { x: x2, y: y3, at: event.timeStamp, screen: again3 ? last.screen : screen };
  }
};

// kiosk/static/warning.js
var YcKioskWarning = class extends YcElement {
  static properties = { left: { attribute: false } };
  firstUpdated() {
    this.querySelector(".on")?.focus();
  }
  connectedCallback() {
    super.connectedCallback();
    this.onKey = (event) => event.key === "Escape" && this.tell("yc-continue", event);
    window.addEventListener("keydown", this.onKey);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }
  tell(name, event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent(name));
  }
  render() {
    return x`<div
      class="veil"
      role="alertdialog"
      aria-modal="true"
      aria-label=${t3("Are you still there?")}
      @click=${(e5) => this.tell("yc-continue", e5)}
    >
      <div class="box">
        <h2>${t3("Are you still there?")}</h2>
        <p class="count">${number(this.left)}</p>
        <p>${t3("This screen returns to the start in {seconds} seconds and clears what you chose.", { seconds: number(this.left) })}</p>
        <div>
          <button type="button" class="on" data-say="go-on" @click=${(e5) => this.tell("yc-continue", e5)}>${t3("Continue")}</button>
          <button type="button" data-say="end" @click=${(e5) => this.tell("yc-end", e5)}>${t3("End now")}</button>
        </div>
      </div>
    </div>`;
  }
};
customElements.define("yc-kiosk-warning", YcKioskWarning);

// kiosk/static/kiosk.js
var ISSUING = ["kiosk", "clerk", "manager", "admin"];
var ORDINARY = "ordinary";
var ELSEWHERE = "Please use another kiosk, or ask at the information desk.";
var elsewhere = () => [t3("Please use another kiosk, or ask at the information desk."), language() === "en" ? "" : ELSEWHERE].filter(Boolean);
var YcKiosk = class extends YcElement {
  static properties = {
    hall: {},
    kiosk: {},
    offer: { state: true },
    // the hall with its groups and services
    stage: { state: true },
    // start | choose | booked | guide | matter | held | say | result
    group: { state: true },
    ticket: { state: true },
    held: { state: true },
    // the number that the card on the reader has already
    code: { state: true },
    // of an appointment, as far as it was entered
    busy: { state: true },
    // the category or the matter that a number is being taken for, or "appointment"
    notice: { state: true },
    // a refusal in words
    large: { state: true }
  };
  constructor() {
    super();
    this.offer = null;
    this.missing = "";
    this.enrolment = new Enrolment(this, (who) => who.roles.some((role) => ISSUING.includes(role)) && ["", this.hall].includes(who.hall));
    this.live = new LiveView(this, () => `/live${this.path}/board`);
    this.around = new Around(this, () => this.enrolment.state ? `${this.path}/kiosks/${encodeURIComponent(this.kiosk)}` : null);
    this.guiding = new Guiding(
      this,
      () => this.path,
      () => this.offer
    );
    this.way = new GuideWay(this);
    this.talk = new Talk(this);
    this.saying = new Saying(this);
    this.idle = new Idle(this, () => this.busy || this.talk.speaking || this.enrolment.state === false ? null : PATIENCE[this.stage]);
    new Twice(
      this,
      () => `${this.screen} ${this.guiding.category} ${this.saying.step}`,
      () => this.screen !== this.stage ? this.idle.ended : null
    );
    this.addEventListener("click", () => this.begun());
    this.reset();
  }
  /** Which page the stage shows: a hall of one category begins with its matters, one touch from a number. */
  get screen() {
    const first = this.stage === "start" && this.view?.open && this.enrolment.state && mattersOf(this.offer).length;
    return first ? "choose" : this.stage;
  }
  /** Where the tiles are the start, any touch means that somebody is there, whose choices will have to be forgotten. */
  begun() {
    if (this.stage !== this.screen) this.go("choose");
  }
  /** @returns {`/halls/${string}`} */
  get path() {
    return `/halls/${encodeURIComponent(this.hall)}`;
  }
  /** The start needs no more than the view that the page brought along: the rest is asked for behind it, one after the other. */
  async connectedCallback() {
    super.connectedCallback();
    await this.enrolment.first;
    if (!this.offer && !this.missing) await this.refresh();
  }
  /** @param {boolean | null} before whether it was enrolled */
  async identified(before) {
    if (this.enrolment.state && !before) this.around.live.restart();
    if (!this.offer) await this.refresh();
  }
  /** @param {Api.BoardView | Api.HallView} view @param {Api.BoardView | null} before */
  viewChanged(view, before) {
    if (this.cut || before && before.open !== view.open) {
      this.refresh();
      if (this.cut) this.enrolment.look();
    }
    this.cut = false;
    if (!view.open && ["choose", "booked"].includes(this.stage)) this.reset();
  }
  connectionLost() {
    this.cut = true;
  }
  /** Back to the start: nothing of the last citizen stays. */
  reset() {
    this.around.forget();
    this.stage = "start";
    this.group = ORDINARY;
    this.guiding.forget();
    this.saying.forget();
    this.talk.turn(false);
    this.ticket = this.held = null;
    this.code = "";
    this.busy = "";
    this.notice = "";
    this.large = false;
    if (language() !== HOME) setLanguage(HOME, { remember: false });
  }
  async refresh() {
    const first = !this.offer;
    try {
      this.offer = await get(this.path);
      this.missing = "";
      if (first && this.group === ORDINARY) this.group = this.around.proposed(this.offer) ?? ORDINARY;
    } catch (problem) {
      if (problem.status === 404) this.missing = problem.message;
    }
    this.requestUpdate();
  }
  /** A card on the reader is a first touch; its group is a proposal, never over a choice that was made. */
  cardLaid() {
    if (this.stage === "result") return;
    if (this.stage === "start" && !this.view?.open) return this.around.forget();
    if (this.stage === "held") this.go("choose", { group: ORDINARY, held: null });
    if (this.stage === "start") this.go("choose");
    if (this.group === ORDINARY) this.group = this.around.proposed(this.offer) ?? ORDINARY;
    this.idle.touch();
  }
  /** Somebody else's card, or one that is not wanted. */
  cardAway() {
    if (this.group === this.around.card?.group) this.group = ORDINARY;
    this.around.forget();
    this.requestUpdate();
  }
  go(stage, changes = {}) {
    Object.assign(this, { stage, notice: "" }, changes);
    this.idle.touch();
  }
  /** `wanted`: {category}, {category, service} or {appointment}, its code. */
  async take(wanted) {
    if (this.busy || this.stage === "result") return;
    this.busy = wanted.service ?? wanted.category ?? "appointment";
    this.notice = "";
    const body = { ...wanted, group: this.group, language: language(), kiosk: this.kiosk };
    if (this.around.card?.id) body.card = this.around.card.id;
    try {
      const taken = await post(`${this.path}/tickets`, body);
      this.go("result", { ticket: { ...known2(this.offer, taken, wanted.service), ...taken } });
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) this.enrolment.refused();
      if (problem.held) this.go("held", { held: problem.held });
      else this.notice = problem.message || t3("We could not give you a number. Please try again in a moment.");
      this.code = "";
      this.refresh();
    }
    this.busy = "";
    this.idle.touch();
  }
  updated(changed) {
    this.hold();
    if (changed.has("large")) document.documentElement.classList.toggle("large", this.large);
    this.turned ||= Boolean(changed.get("stage")) && this.was !== this.screen;
    this.was = this.screen;
    if (!this.turned || this.waits) return;
    this.turned = false;
    this.toHeading();
  }
  /** What lies behind a question or an emergency can be neither touched nor reached by a key. */
  hold() {
    const over = ["YC-KIOSK-WARNING", "YC-EMERGENCY", "YC-CONNECTION"];
    const held2 = this.warned || Boolean(this.alarm);
    for (const child of this.parts) child.inert = held2 && !over.includes(child.tagName);
    if (this.wasWarned && !this.warned && this.stage !== "start") this.toHeading();
    this.wasWarned = this.warned;
  }
  get parts() {
    return (
      /** @type {import("lit").LitElement[]} */
      [...this.children]
    );
  }
  get warned() {
    return this.idle.left != null && this.stage !== "result";
  }
  get alarm() {
    return emergency(this.live.view)?.text;
  }
  /** A keyboard and a screen reader go on from the top of what is new. */
  async toHeading() {
    await Promise.all(this.parts.map((child) => child.updateComplete));
    const heading = this.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }
  render() {
    return x`<yc-connection .live=${this.link()} .advice=${elsewhere()}></yc-connection
      ><yc-emergency fill .text=${this.alarm}></yc-emergency>${this.page()}
      ${this.warned ? x`<yc-kiosk-warning .left=${this.idle.left} @yc-continue=${() => this.idle.touch()} @yc-end=${() => this.reset()}></yc-kiosk-warning>` : E}`;
  }
  /** What the banner goes by: a taken number stays in sight, and a kiosk that works cut off is not covered. */
  link() {
    if (this.around.offline) return null;
    return this.stage === "result" && this.live.state === "down" ? { state: "lost" } : this.live;
  }
  /** The board's view; cut off since before the page was loaded, the hall as it was last known. */
  get view() {
    return this.live.view ?? (this.around.offline ? this.offer : null);
  }
  page() {
    const { view } = this;
    const around = this.around.shown;
    if (this.missing) return nothingHere(this.missing);
    if (this.enrolment.state === false) return notEnrolled(this.kiosk, () => this.enrolment.look());
    if (!view || this.waits) return waiting();
    if (this.stage === "result") {
      return x`<yc-kiosk-result
          .ticket=${this.ticket}
          .left=${this.idle.left}
          .offline=${Boolean(around.offline)}
          @yc-done=${() => this.reset()}
        ></yc-kiosk-result
        >${this.bar()}`;
    }
    if (this.stage === "held") {
      return x`<yc-kiosk-held
          .held=${this.held}
          .prints=${Boolean(this.around.view?.prints)}
          .busy=${Boolean(this.busy)}
          .notice=${this.notice}
          @yc-again=${() => again(this)}
          @yc-done=${() => this.reset()}
        ></yc-kiosk-held
        >${this.bar(() => this.go("choose", { held: null }))}`;
    }
    if (this.stage === "say") return x`${this.say(view)}${this.bar(() => this.saying.back())}`;
    if (this.stage === "guide") return x`${this.guide(view)}${this.bar(() => this.way.leave())}`;
    if (this.stage === "matter") return x`${this.matter(view, around)}${this.bar(() => this.way.leaveMatter())}`;
    if (this.stage === "booked" && view.open) return x`${this.booked()}${this.bar(() => this.go("choose", { code: "" }))}`;
    if (this.screen === "start" || !view.open) {
      return x`<yc-kiosk-start
        .view=${view}
        .at=${this.live.at ?? this.around.live.at}
        .around=${around}
        .voice=${this.talk.on}
        @yc-begin=${(e5) => this.begin(e5.detail)}
        @yc-voice=${() => this.talk.turn(!this.talk.on)}
        @yc-guide=${() => this.way.from({})}
        @yc-say=${() => this.go("say")}
      ></yc-kiosk-start>`;
    }
    return x`<yc-kiosk-choose
        .view=${view}
        .offer=${this.offer}
        .group=${this.group}
        .busy=${this.busy}
        .notice=${this.notice}
        .large=${this.large}
        .lost=${this.lost}
        .around=${around}
        .at=${this.live.at ?? this.around.live.at}
        .resting=${this.stage === "start"}
        @yc-away=${() => this.cardAway()}
        @yc-group=${(e5) => this.group = e5.detail}
        @yc-booked=${() => this.go("booked", { code: "" })}
        @yc-take=${(e5) => this.take(e5.detail)}
        @yc-guide=${(e5) => this.way.from(e5.detail)}
      ></yc-kiosk-choose
      >${this.bar(mattersOf(this.offer).length ? void 0 : () => this.reset())}`;
  }
  booked() {
    return x`<yc-kiosk-booked
      .code=${this.code}
      .busy=${Boolean(this.busy)}
      .notice=${this.notice}
      .lost=${this.lost}
      @yc-type=${(e5) => Object.assign(this, { code: e5.detail, notice: "" })}
      @yc-take=${() => this.take({ appointment: this.code })}
    ></yc-kiosk-booked>`;
  }
  /** @param {Api.BoardView | Api.HallView} view */
  say(view) {
    return x`<yc-kiosk-say .saying=${this.saying} .stamp=${{}} .categories=${view.categories} .lost=${this.lost}></yc-kiosk-say>`;
  }
  /** @param {Api.BoardView | Api.HallView} view */
  guide(view) {
    return x`<yc-kiosk-guide
      .categories=${view.categories}
      .guiding=${this.guiding}
      .stamp=${{}}
      .large=${this.large}
      .open=${view.open}
      @yc-open=${(e5) => this.way.matter(e5.detail)}
    ></yc-kiosk-guide>`;
  }
  /** @param {Api.BoardView | Api.HallView} view @param {Around["shown"]} around */
  matter(view, around) {
    const { guiding } = this;
    const { matter: matter2 } = guiding;
    if (!matter2) return waiting();
    const category = view.categories.find((c5) => c5.id === matter2.category);
    return x`<yc-kiosk-matter
      .hall=${this.hall}
      .matter=${matter2}
      .category=${category}
      .guiding=${guiding}
      .stamp=${{}}
      .busy=${Boolean(this.busy)}
      .notice=${this.notice}
      .lost=${this.lost}
      .open=${view.open}
      .around=${around}
      @yc-take=${() => this.take({ category: matter2.category, service: matter2.id })}
    ></yc-kiosk-matter>`;
  }
  /** Whether what this stage needs is still on its way. */
  get waits() {
    return this.stage !== "start" && (!this.offer || this.enrolment.state === null);
  }
  get lost() {
    return !this.around.offline && ["lost", "down"].includes(this.live.state);
  }
  /** `large`, `voice`: somebody began by asking for it. */
  async begin({ language: wanted, large = false, voice: voice2 = false }) {
    await setLanguage(wanted, { remember: false });
    this.go("choose", { large });
    if (voice2) this.talk.turn(true);
  }
  bar(back) {
    return x`<yc-kiosk-bar
      .large=${this.large}
      .voice=${this.talk.on}
      .back=${back}
      .says=${this.screen === "choose" && !back && !this.around.offline}
      @yc-say=${() => this.go("say")}
      @yc-large=${() => this.large = !this.large}
      @yc-voice=${() => this.talk.turn(!this.talk.on)}
    ></yc-kiosk-bar>`;
  }
};
await setLanguage(HOME, { remember: false });
customElements.define("yc-kiosk", YcKiosk);

// web/static/shared/fixed.js
var refuse = (event) => event.preventDefault();
var typed = (event) => event.target.closest?.("input, textarea");
for (const kind of ["contextmenu", "dragstart", "dragover", "drop", "gesturestart"]) window.addEventListener(kind, refuse);
window.addEventListener("selectstart", (event) => typed(event) || refuse(event));
window.addEventListener("wheel", (event) => event.ctrlKey && refuse(event), { passive: false });
window.addEventListener("keydown", (event) => (event.ctrlKey || event.metaKey) && "+-=_".includes(event.key) && refuse(event));
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
