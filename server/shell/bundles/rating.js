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
async function upload(path, file) {
  const headers = { "Accept-Language": document.documentElement.lang, "Content-Type": "application/octet-stream" };
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, { method: "POST", headers, body: file });
  } catch {
    throw new Problem({ code: "unreachable", detail: "" }, 0);
  }
  const decoded = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(decoded, answer.status);
  return decoded;
}
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
    const reads = percent === null ? null : t5("The server is reading its journal: {percent} %", { percent: number(percent) });
    if (state === "lost")
      return x`<div class="banner" role="status">${reads ? x`… ${reads}` : x`⚠ ${t5("Connection lost, reconnecting…")}`}</div>`;
    if (state === "live" && this.live.halted)
      return x`<div class="banner" role="status">
        ⚠ ${t5("The server cannot store anything at the moment. What you see here is still valid; calls and new numbers have to wait.")}
      </div>`;
    if (state !== "down") return E;
    const age = Math.round(this.live.age);
    return x`<div class="curtain" role="alert">
      <strong>${reads ? x`… ${reads}` : x`⚠ ${t5("No connection to the server")}`}</strong>
      <span>${t5("This screen will recover by itself once the server is back.")}</span>
      ${(this.advice ?? []).map((line) => x`<b>${line}</b>`)}
      ${age ? x`<span>${t5("Last update {seconds} seconds ago", { seconds: number(age) })}</span>` : E}
    </div>`;
  }
  /** Not the line is at fault, and waiting helps nobody. */
  broken() {
    const cases = streamOf(this.live) === CASES;
    return x`<div class="curtain" role="alert">
      <strong>⚠ ${cases ? t5("The records of the cases are damaged") : t5("The records of this hall are damaged")}</strong>
      <span
        >${cases ? t5("No case can be worked on now. Numbers and calls go on.") : t5("Numbers and calls stand still here. The other halls of the server go on.")}</span
      >
      <b>${t5("Staff: please call whoever looks after the server. Restore the last backup, or ask for help before deleting anything.")}</b>
      ${(this.advice ?? []).map((line) => x`<b>${line}</b>`)}
    </div>`;
  }
};
customElements.define("yc-connection", YcConnection);

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

// web/static/shared/language-switch.js
var YcLanguage = class extends YcElement {
  render() {
    const others = languages.filter((one) => one.id !== language());
    return x`${others.map((one) => x`<button type="button" lang=${one.tag} @click=${() => setLanguage(one.id)}>${one.own_name}</button>`)}`;
  }
};
customElements.define("yc-language", YcLanguage);

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
    const cut = this.cutAt == null ? 0 : performance.now() - this.cutAt;
    const state = this.cutAt == null ? "live" : cut > CURTAIN_MS ? "down" : cut > BANNER_MS ? "lost" : this.state;
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

// web/static/shared/rating-levels.js
var LEVELS = [
  [5, "Very satisfied"],
  [4, "Satisfied"],
  [3, "Mostly satisfied"],
  [2, "Dissatisfied"],
  [1, "Very dissatisfied"]
];
var offered = (reasons, level) => reasons.filter((one) => one.levels.includes(level));
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

// web/static/rating/patience.js
var ASKED_MS = 3e4;
var THANKS_MS = 6e3;

// web/static/rating/sign.js
var [WIDTH, HEIGHT] = [1200, 400];
var PEN = 5;
var YcSign = class extends YcElement {
  static properties = {
    hall: {},
    window: {},
    asked: { attribute: false },
    begun: { state: true },
    sending: { state: true },
    notice: { state: true }
  };
  constructor() {
    super();
    this.begun = false;
    this.sending = false;
    this.notice = "";
    this.last = null;
  }
  get canvas() {
    return (
      /** @type {HTMLCanvasElement} */
      this.querySelector("canvas")
    );
  }
  /** Black on white whatever the page looks like: it is a paper. */
  get pen() {
    const pen = (
      /** @type {CanvasRenderingContext2D} */
      this.canvas.getContext("2d")
    );
    Object.assign(pen, { lineWidth: PEN, lineCap: "round", lineJoin: "round", strokeStyle: "#000", fillStyle: "#fff" });
    return pen;
  }
  firstUpdated() {
    this.clear();
  }
  clear() {
    this.pen.fillRect(0, 0, WIDTH, HEIGHT);
    this.begun = false;
  }
  /** @param {PointerEvent} event */
  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: (event.clientX - box.x) * WIDTH / box.width, y: (event.clientY - box.y) * HEIGHT / box.height };
  }
  /** @param {PointerEvent} event */
  down(event) {
    if (this.sending) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.place(event);
    this.move(event);
    this.begun = true;
  }
  /** @param {PointerEvent} event */
  move(event) {
    if (!this.last) return;
    const pen = this.pen;
    pen.beginPath();
    pen.moveTo(this.last.x, this.last.y);
    this.last = this.place(event);
    pen.lineTo(this.last.x, this.last.y);
    pen.stroke();
  }
  up() {
    this.last = null;
  }
  get path() {
    return (
      /** @type {const} */
      `/halls/${this.hall}/windows/${this.window}/signatures/${this.asked.id}`
    );
  }
  async send() {
    this.sending = true;
    this.notice = "";
    try {
      const picture = await new Promise((done) => this.canvas.toBlob(done, "image/png"));
      await upload(`${this.path}/drawn`, picture);
    } catch (problem) {
      this.notice = problem.message || t5("Your signature could not be sent. Please send it again.");
    }
    this.sending = false;
  }
  async leave() {
    try {
      await post(
        /** @type {string} */
        `${this.path}/end`
      );
    } catch (problem) {
      this.notice = problem.message || t5("The server does not answer. Please tell our staff.");
    }
  }
  render() {
    return x`<main class="sign">
      <header>
        <h1>${t5("Please sign for your result")}</h1>
        <yc-language></yc-language>
      </header>
      <p>${pick(this.asked.name)}</p>
      ${this.notice ? x`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : E}
      <div class="field">
        <canvas
          width=${WIDTH}
          height=${HEIGHT}
          role="img"
          aria-label=${t5("Field to sign in")}
          @pointerdown=${this.down}
          @pointermove=${this.move}
          @pointerup=${this.up}
          @pointercancel=${this.up}
        ></canvas>
      </div>
      <div class="send">
        <button type="button" ?disabled=${this.sending} @click=${() => this.leave()}>${t5("I do not sign here")}</button>
        <button type="button" ?disabled=${this.sending || !this.begun} @click=${() => this.clear()}>${t5("Again")}</button>
        <button type="button" class="go" ?disabled=${this.sending || !this.begun} @click=${() => this.send()}>${t5("I have signed")}</button>
      </div>
    </main>`;
  }
};
customElements.define("yc-sign", YcSign);

// web/static/rating.js
var RATING = ["pad", "display", "manager", "admin"];
var YcRating = class extends YcElement {
  static properties = {
    hall: {},
    window: {},
    name: { state: true },
    // of the hall
    missing: { state: true },
    // why there is nothing to rate at this address
    level: { state: true },
    // touched, reasons being chosen
    reasons: { state: true },
    sending: { state: true },
    thanks: { state: true },
    notice: { state: true }
  };
  constructor() {
    super();
    this.enrolment = new Enrolment(this, (who) => this.may(who));
    this.done = "";
    this.clear();
    this.live = new LiveView(
      this,
      () => this.enrolled ? `/live/halls/${encodeURIComponent(this.hall)}/pads/${encodeURIComponent(this.window)}` : null
    );
    this.everySecond();
    load(HOME).catch(() => {
    });
  }
  get enrolled() {
    return this.enrolment.state;
  }
  /** @param {Api.Who} who */
  may(who) {
    const here = ["", this.hall].includes(who.hall) && ["", this.window].includes(who.window);
    return here && who.roles.some((role) => RATING.includes(role));
  }
  /** @param {boolean | null} before whether it was enrolled */
  async identified(before) {
    if (!this.name) await this.look();
    if (this.enrolled && !before) this.live.restart();
  }
  /** The hall's name, and whether it has this window. */
  async look() {
    try {
      const hall = await get(`/halls/${encodeURIComponent(this.hall)}`);
      if (hall.windows.some((w2) => w2.id === this.window)) this.name = hall.name;
      else this.missing = t5("This hall has no window {window}.", { window: this.window });
    } catch (problem) {
      if (problem.status === 404) this.missing = problem.message;
    }
  }
  clear() {
    this.level = 0;
    this.reasons = [];
    this.sending = false;
    this.thanks = false;
    this.notice = "";
  }
  /** @param {Api.PadView} view @param {Api.PadView | null} before */
  viewChanged(view, before) {
    if (view.signature && view.signature.id !== before?.signature?.id) setLanguage(HOME, { remember: false });
    if (!before || view.ticket === before.ticket) return;
    if (view.ticket && view.ticket !== this.done) setLanguage(HOME, { remember: false });
    if (!this.thanks || view.ticket) this.clear();
  }
  connectionLost() {
    this.enrolment.look();
  }
  /** Milliseconds left for an answer; a touched level starts them anew. */
  left() {
    const view = this.live.view;
    if (!view?.ticket || view.ticket === this.done || !view.asked_at) return 0;
    const from = this.level && this.touchedAt ? this.touchedAt : Date.parse(view.asked_at);
    return ASKED_MS - (serverNow() - from);
  }
  willUpdate() {
    if (this.level && !this.sending && this.left() <= 0) this.send();
  }
  /** The reasons that may be chosen with the level that was touched. */
  get offers() {
    return offered(this.live.view?.reasons ?? [], this.level);
  }
  touch(level) {
    this.level = level;
    this.touchedAt = serverNow();
    if (!this.offers.length) this.send();
  }
  mark(reason) {
    this.touchedAt = serverNow();
    this.reasons = this.reasons.includes(reason) ? this.reasons.filter((r5) => r5 !== reason) : [...this.reasons, reason];
  }
  async send() {
    const ticket = this.live.view?.ticket ?? "";
    this.sending = true;
    try {
      await post(`/halls/${encodeURIComponent(this.hall)}/tickets/${ticket}/rating`, {
        level: this.level,
        reasons: this.reasons,
        channel: "pad"
      });
      this.finish(ticket, true);
    } catch (problem) {
      if (problem.status === 409 || problem.status === 404) return this.finish(ticket, problem.code === "already_rated");
      if (problem.status === 401 || problem.status === 403) this.enrolment.refused();
      Object.assign(this, { level: 0, reasons: [], sending: false, notice: t5("Your rating could not be sent. Please touch it again.") });
    }
  }
  /** @param {string} ticket */
  finish(ticket, thanks) {
    this.clear();
    this.done = ticket;
    this.thanks = thanks;
    clearTimeout(this.unthank);
    this.unthank = setTimeout(() => {
      this.thanks = false;
    }, THANKS_MS);
  }
  render() {
    return x`<yc-connection .live=${this.enrolled ? this.live : null}></yc-connection
      ><yc-emergency fill .text=${this.live.view?.emergency}></yc-emergency>${this.page()}`;
  }
  page() {
    const view = this.live.view;
    if (this.missing)
      return x`<main class="idle" role="alert">
        <h1>${this.missing}</h1>
        <p>${t5("Please check the address of this page.")}</p>
      </main>`;
    if (this.enrolled === false) return this.notEnrolled();
    if (!view) return x`<main class="idle" aria-busy="true"><p>${t5("Loading…")}</p></main>`;
    if (view.signature) return this.sign(view.signature);
    if (this.thanks)
      return x`<main class="thanks" role="status">
        ${face(5)}
        <h1>${t5("Thank you for your rating")}</h1>
        <p>${t5("Have a good day.")}</p>
      </main>`;
    if (this.left() <= 0) return this.idle(view);
    const page = () => this.offers.length ? this.why(view) : this.ask(view);
    return x`${c4([view.ticket], (ticket) => ticket, page)}`;
  }
  /** Nothing of what another has drawn. @param {Api.PadSignature} asked */
  sign(asked3) {
    const page = () => x`<yc-sign hall=${this.hall} window=${this.window} .asked=${asked3}></yc-sign>`;
    return x`${c4([asked3.id], (id) => id, page)}`;
  }
  /** @param {Api.PadView} view */
  ask(view) {
    return x`<main class="ask">
      <header>
        <h1>${t5("How satisfied are you with this service?")}</h1>
        <yc-language></yc-language>
      </header>
      <p>${t5("Number {number}", { number: view.number })}　${pick(view.name)}　${view.clerk}</p>
      ${this.notice ? x`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : E}
      <div class="levels" role="group" aria-label=${t5("How satisfied are you with this service?")}>
        ${LEVELS.map(([level, words]) => x`<button type="button" class="level-${level}" ?disabled=${this.sending} @click=${() => this.touch(level)}>${face(level)}<span>${t5(words)}</span></button>`)}
      </div>
      <p class="left">
        ${t5("This closes in {seconds} seconds and then counts as not rated.", { seconds: number(Math.ceil(this.left() / 1e3)) })}
      </p>
    </main>`;
  }
  /** @param {Api.PadView} view */
  why(view) {
    return x`<main class="why">
      <header>
        <h1>${this.level <= 2 ? t5("What could we do better?") : t5("What mattered to you?")}</h1>
        <yc-language></yc-language>
      </header>
      <p>${t5("Number {number}", { number: view.number })}　${t5("You may choose several, or none.")}</p>
      <div class="reasons">
        ${this.offers.map(({ code, text }) => x`<button type="button" aria-pressed=${this.reasons.includes(code)} ?disabled=${this.sending} @click=${() => this.mark(code)}>${pick(text)}</button>`)}
      </div>
      <div class="send">
        <button type="button" ?disabled=${this.sending} @click=${() => Object.assign(this, { level: 0, reasons: [] })}>${t5("Back")}</button>
        <button type="button" class="go" ?disabled=${this.sending} @click=${() => this.send()}>
          ${this.reasons.length ? t5("Send") : t5("Send without a reason")}
        </button>
      </div>
    </main>`;
  }
  /** @param {Api.PadView} view */
  idle(view) {
    return x`<main class="idle">
      <p>${pick(this.name)}</p>
      <h1>${pick(view.name)}</h1>
      <p class="clerk">${this.standing(view)}</p>
      <p class="soft">${t5("You can rate the service here once it is finished.")}</p>
      <yc-language></yc-language>
    </main>`;
  }
  /** @param {Api.PadView} view */
  standing(view) {
    if (view.state === "paused") return t5("Service paused");
    return view.clerk ? t5("{name} is serving you", { name: view.clerk }) : t5("This window is not staffed at the moment");
  }
  notEnrolled() {
    return x`<main class="idle" role="alert">
      <h1>⚠ ${t5("This screen is not registered")}</h1>
      <p>
        ${t5("It cannot take ratings yet. Staff: please open the link for the rating pad of window {window}, with its token, once on this screen. The link is in the server's start-up messages.", { window: this.window })}
      </p>
      <button type="button" @click=${() => this.enrolment.look()}>${t5("Try again")}</button>
    </main>`;
  }
};
customElements.define("yc-rating", YcRating);

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
