/* Made by `python -m tools.bundles` from the files named in it; do not edit. With lit 3.3.3 (BSD-3-Clause), lit-html 3.3.0 (BSD-3-Clause), lit-element 4.2.2 (BSD-3-Clause), @lit/reactive-element 2.1.2 (BSD-3-Clause). */
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e4) {
    throw err = [e4], e4;
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
  const text = sentence.replace(/\{\w+\}|[a-zA-Z]/g, (part2) => ACCENTS[part2] ?? part2);
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
  constructor(t4, e4, o5) {
    if (this._$cssResult$ = true, o5 !== s) throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");
    this.cssText = t4, this.t = e4;
  }
  get styleSheet() {
    let t4 = this.o;
    const s4 = this.t;
    if (e && void 0 === t4) {
      const e4 = void 0 !== s4 && 1 === s4.length;
      e4 && (t4 = o.get(s4)), void 0 === t4 && ((this.o = t4 = new CSSStyleSheet()).replaceSync(this.cssText), e4 && o.set(s4, t4));
    }
    return t4;
  }
  toString() {
    return this.cssText;
  }
};
var r = (t4) => new n("string" == typeof t4 ? t4 : t4 + "", void 0, s);
var S = (s4, o5) => {
  if (e) s4.adoptedStyleSheets = o5.map((t4) => t4 instanceof CSSStyleSheet ? t4 : t4.styleSheet);
  else for (const e4 of o5) {
    const o6 = document.createElement("style"), n4 = t.litNonce;
    void 0 !== n4 && o6.setAttribute("nonce", n4), o6.textContent = e4.cssText, s4.appendChild(o6);
  }
};
var c = e ? (t4) => t4 : (t4) => t4 instanceof CSSStyleSheet ? ((t5) => {
  let e4 = "";
  for (const s4 of t5.cssRules) e4 += s4.cssText;
  return r(e4);
})(t4) : t4;

// web/static/vendor/reactive-element/reactive-element.js
var { is: i2, defineProperty: e2, getOwnPropertyDescriptor: h, getOwnPropertyNames: r2, getOwnPropertySymbols: o2, getPrototypeOf: n2 } = Object;
var a = globalThis;
var c2 = a.trustedTypes;
var l = c2 ? c2.emptyScript : "";
var p = a.reactiveElementPolyfillSupport;
var d = (t4, s4) => t4;
var u = { toAttribute(t4, s4) {
  switch (s4) {
    case Boolean:
      t4 = t4 ? l : null;
      break;
    case Object:
    case Array:
      t4 = null == t4 ? t4 : JSON.stringify(t4);
  }
  return t4;
}, fromAttribute(t4, s4) {
  let i5 = t4;
  switch (s4) {
    case Boolean:
      i5 = null !== t4;
      break;
    case Number:
      i5 = null === t4 ? null : Number(t4);
      break;
    case Object:
    case Array:
      try {
        i5 = JSON.parse(t4);
      } catch (t5) {
        i5 = null;
      }
  }
  return i5;
} };
var f = (t4, s4) => !i2(t4, s4);
var b = { attribute: true, type: String, converter: u, reflect: false, useDefault: false, hasChanged: f };
Symbol.metadata ??= /* @__PURE__ */ Symbol("metadata"), a.litPropertyMetadata ??= /* @__PURE__ */ new WeakMap();
var y = class extends HTMLElement {
  static addInitializer(t4) {
    this._$Ei(), (this.l ??= []).push(t4);
  }
  static get observedAttributes() {
    return this.finalize(), this._$Eh && [...this._$Eh.keys()];
  }
  static createProperty(t4, s4 = b) {
    if (s4.state && (s4.attribute = false), this._$Ei(), this.prototype.hasOwnProperty(t4) && ((s4 = Object.create(s4)).wrapped = true), this.elementProperties.set(t4, s4), !s4.noAccessor) {
      const i5 = /* @__PURE__ */ Symbol(), h3 = this.getPropertyDescriptor(t4, i5, s4);
      void 0 !== h3 && e2(this.prototype, t4, h3);
    }
  }
  static getPropertyDescriptor(t4, s4, i5) {
    const { get: e4, set: r4 } = h(this.prototype, t4) ?? { get() {
      return this[s4];
    }, set(t5) {
      this[s4] = t5;
    } };
    return { get: e4, set(s5) {
      const h3 = e4?.call(this);
      r4?.call(this, s5), this.requestUpdate(t4, h3, i5);
    }, configurable: true, enumerable: true };
  }
  static getPropertyOptions(t4) {
    return this.elementProperties.get(t4) ?? b;
  }
  static _$Ei() {
    if (this.hasOwnProperty(d("elementProperties"))) return;
    const t4 = n2(this);
    t4.finalize(), void 0 !== t4.l && (this.l = [...t4.l]), this.elementProperties = new Map(t4.elementProperties);
  }
  static finalize() {
    if (this.hasOwnProperty(d("finalized"))) return;
    if (this.finalized = true, this._$Ei(), this.hasOwnProperty(d("properties"))) {
      const t5 = this.properties, s4 = [...r2(t5), ...o2(t5)];
      for (const i5 of s4) this.createProperty(i5, t5[i5]);
    }
    const t4 = this[Symbol.metadata];
    if (null !== t4) {
      const s4 = litPropertyMetadata.get(t4);
      if (void 0 !== s4) for (const [t5, i5] of s4) this.elementProperties.set(t5, i5);
    }
    this._$Eh = /* @__PURE__ */ new Map();
    for (const [t5, s4] of this.elementProperties) {
      const i5 = this._$Eu(t5, s4);
      void 0 !== i5 && this._$Eh.set(i5, t5);
    }
    this.elementStyles = this.finalizeStyles(this.styles);
  }
  static finalizeStyles(s4) {
    const i5 = [];
    if (Array.isArray(s4)) {
      const e4 = new Set(s4.flat(1 / 0).reverse());
      for (const s5 of e4) i5.unshift(c(s5));
    } else void 0 !== s4 && i5.push(c(s4));
    return i5;
  }
  static _$Eu(t4, s4) {
    const i5 = s4.attribute;
    return false === i5 ? void 0 : "string" == typeof i5 ? i5 : "string" == typeof t4 ? t4.toLowerCase() : void 0;
  }
  constructor() {
    super(), this._$Ep = void 0, this.isUpdatePending = false, this.hasUpdated = false, this._$Em = null, this._$Ev();
  }
  _$Ev() {
    this._$ES = new Promise((t4) => this.enableUpdating = t4), this._$AL = /* @__PURE__ */ new Map(), this._$E_(), this.requestUpdate(), this.constructor.l?.forEach((t4) => t4(this));
  }
  addController(t4) {
    (this._$EO ??= /* @__PURE__ */ new Set()).add(t4), void 0 !== this.renderRoot && this.isConnected && t4.hostConnected?.();
  }
  removeController(t4) {
    this._$EO?.delete(t4);
  }
  _$E_() {
    const t4 = /* @__PURE__ */ new Map(), s4 = this.constructor.elementProperties;
    for (const i5 of s4.keys()) this.hasOwnProperty(i5) && (t4.set(i5, this[i5]), delete this[i5]);
    t4.size > 0 && (this._$Ep = t4);
  }
  createRenderRoot() {
    const t4 = this.shadowRoot ?? this.attachShadow(this.constructor.shadowRootOptions);
    return S(t4, this.constructor.elementStyles), t4;
  }
  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot(), this.enableUpdating(true), this._$EO?.forEach((t4) => t4.hostConnected?.());
  }
  enableUpdating(t4) {
  }
  disconnectedCallback() {
    this._$EO?.forEach((t4) => t4.hostDisconnected?.());
  }
  attributeChangedCallback(t4, s4, i5) {
    this._$AK(t4, i5);
  }
  _$ET(t4, s4) {
    const i5 = this.constructor.elementProperties.get(t4), e4 = this.constructor._$Eu(t4, i5);
    if (void 0 !== e4 && true === i5.reflect) {
      const h3 = (void 0 !== i5.converter?.toAttribute ? i5.converter : u).toAttribute(s4, i5.type);
      this._$Em = t4, null == h3 ? this.removeAttribute(e4) : this.setAttribute(e4, h3), this._$Em = null;
    }
  }
  _$AK(t4, s4) {
    const i5 = this.constructor, e4 = i5._$Eh.get(t4);
    if (void 0 !== e4 && this._$Em !== e4) {
      const t5 = i5.getPropertyOptions(e4), h3 = "function" == typeof t5.converter ? { fromAttribute: t5.converter } : void 0 !== t5.converter?.fromAttribute ? t5.converter : u;
      this._$Em = e4;
      const r4 = h3.fromAttribute(s4, t5.type);
      this[e4] = r4 ?? this._$Ej?.get(e4) ?? r4, this._$Em = null;
    }
  }
  requestUpdate(t4, s4, i5, e4 = false, h3) {
    if (void 0 !== t4) {
      const r4 = this.constructor;
      if (false === e4 && (h3 = this[t4]), i5 ??= r4.getPropertyOptions(t4), !((i5.hasChanged ?? f)(h3, s4) || i5.useDefault && i5.reflect && h3 === this._$Ej?.get(t4) && !this.hasAttribute(r4._$Eu(t4, i5)))) return;
      this.C(t4, s4, i5);
    }
    false === this.isUpdatePending && (this._$ES = this._$EP());
  }
  C(t4, s4, { useDefault: i5, reflect: e4, wrapped: h3 }, r4) {
    i5 && !(this._$Ej ??= /* @__PURE__ */ new Map()).has(t4) && (this._$Ej.set(t4, r4 ?? s4 ?? this[t4]), true !== h3 || void 0 !== r4) || (this._$AL.has(t4) || (this.hasUpdated || i5 || (s4 = void 0), this._$AL.set(t4, s4)), true === e4 && this._$Em !== t4 && (this._$Eq ??= /* @__PURE__ */ new Set()).add(t4));
  }
  async _$EP() {
    this.isUpdatePending = true;
    try {
      await this._$ES;
    } catch (t5) {
      Promise.reject(t5);
    }
    const t4 = this.scheduleUpdate();
    return null != t4 && await t4, !this.isUpdatePending;
  }
  scheduleUpdate() {
    return this.performUpdate();
  }
  performUpdate() {
    if (!this.isUpdatePending) return;
    if (!this.hasUpdated) {
      if (this.renderRoot ??= this.createRenderRoot(), this._$Ep) {
        for (const [t6, s5] of this._$Ep) this[t6] = s5;
        this._$Ep = void 0;
      }
      const t5 = this.constructor.elementProperties;
      if (t5.size > 0) for (const [s5, i5] of t5) {
        const { wrapped: t6 } = i5, e4 = this[s5];
        true !== t6 || this._$AL.has(s5) || void 0 === e4 || this.C(s5, void 0, i5, e4);
      }
    }
    let t4 = false;
    const s4 = this._$AL;
    try {
      t4 = this.shouldUpdate(s4), t4 ? (this.willUpdate(s4), this._$EO?.forEach((t5) => t5.hostUpdate?.()), this.update(s4)) : this._$EM();
    } catch (s5) {
      throw t4 = false, this._$EM(), s5;
    }
    t4 && this._$AE(s4);
  }
  willUpdate(t4) {
  }
  _$AE(t4) {
    this._$EO?.forEach((t5) => t5.hostUpdated?.()), this.hasUpdated || (this.hasUpdated = true, this.firstUpdated(t4)), this.updated(t4);
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
  shouldUpdate(t4) {
    return true;
  }
  update(t4) {
    this._$Eq &&= this._$Eq.forEach((t5) => this._$ET(t5, this[t5])), this._$EM();
  }
  updated(t4) {
  }
  firstUpdated(t4) {
  }
};
y.elementStyles = [], y.shadowRootOptions = { mode: "open" }, y[d("elementProperties")] = /* @__PURE__ */ new Map(), y[d("finalized")] = /* @__PURE__ */ new Map(), p?.({ ReactiveElement: y }), (a.reactiveElementVersions ??= []).push("2.1.2");

// web/static/vendor/lit-html/lit-html.js
var t2 = globalThis;
var i3 = t2.trustedTypes;
var s2 = i3 ? i3.createPolicy("lit-html", { createHTML: (t4) => t4 }) : void 0;
var e3 = "$lit$";
var h2 = `lit$${Math.random().toFixed(9).slice(2)}$`;
var o3 = "?" + h2;
var n3 = `<${o3}>`;
var r3 = document;
var l2 = () => r3.createComment("");
var c3 = (t4) => null === t4 || "object" != typeof t4 && "function" != typeof t4;
var a2 = Array.isArray;
var u2 = (t4) => a2(t4) || "function" == typeof t4?.[Symbol.iterator];
var d2 = "[ 	\n\f\r]";
var f2 = /<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g;
var v = /-->/g;
var _ = />/g;
var m = RegExp(`>|${d2}(?:([^\\s"'>=/]+)(${d2}*=${d2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`, "g");
var p2 = /'/g;
var g = /"/g;
var $ = /^(?:script|style|textarea|title)$/i;
var y2 = (t4) => (i5, ...s4) => ({ _$litType$: t4, strings: i5, values: s4 });
var x = y2(1);
var b2 = y2(2);
var w = y2(3);
var T = /* @__PURE__ */ Symbol.for("lit-noChange");
var E = /* @__PURE__ */ Symbol.for("lit-nothing");
var A = /* @__PURE__ */ new WeakMap();
var C = r3.createTreeWalker(r3, 129);
function P(t4, i5) {
  if (!a2(t4) || !t4.hasOwnProperty("raw")) throw Error("invalid template strings array");
  return void 0 !== s2 ? s2.createHTML(i5) : i5;
}
var V = (t4, i5) => {
  const s4 = t4.length - 1, o5 = [];
  let r4, l3 = 2 === i5 ? "<svg>" : 3 === i5 ? "<math>" : "", c4 = f2;
  for (let i6 = 0; i6 < s4; i6++) {
    const s5 = t4[i6];
    let a3, u3, d3 = -1, y3 = 0;
    for (; y3 < s5.length && (c4.lastIndex = y3, u3 = c4.exec(s5), null !== u3); ) y3 = c4.lastIndex, c4 === f2 ? "!--" === u3[1] ? c4 = v : void 0 !== u3[1] ? c4 = _ : void 0 !== u3[2] ? ($.test(u3[2]) && (r4 = RegExp("</" + u3[2], "g")), c4 = m) : void 0 !== u3[3] && (c4 = m) : c4 === m ? ">" === u3[0] ? (c4 = r4 ?? f2, d3 = -1) : void 0 === u3[1] ? d3 = -2 : (d3 = c4.lastIndex - u3[2].length, a3 = u3[1], c4 = void 0 === u3[3] ? m : '"' === u3[3] ? g : p2) : c4 === g || c4 === p2 ? c4 = m : c4 === v || c4 === _ ? c4 = f2 : (c4 = m, r4 = void 0);
    const x2 = c4 === m && t4[i6 + 1].startsWith("/>") ? " " : "";
    l3 += c4 === f2 ? s5 + n3 : d3 >= 0 ? (o5.push(a3), s5.slice(0, d3) + e3 + s5.slice(d3) + h2 + x2) : s5 + h2 + (-2 === d3 ? i6 : x2);
  }
  return [P(t4, l3 + (t4[s4] || "<?>") + (2 === i5 ? "</svg>" : 3 === i5 ? "</math>" : "")), o5];
};
var N = class _N {
  constructor({ strings: t4, _$litType$: s4 }, n4) {
    let r4;
    this.parts = [];
    let c4 = 0, a3 = 0;
    const u3 = t4.length - 1, d3 = this.parts, [f3, v2] = V(t4, s4);
    if (this.el = _N.createElement(f3, n4), C.currentNode = this.el.content, 2 === s4 || 3 === s4) {
      const t5 = this.el.content.firstChild;
      t5.replaceWith(...t5.childNodes);
    }
    for (; null !== (r4 = C.nextNode()) && d3.length < u3; ) {
      if (1 === r4.nodeType) {
        if (r4.hasAttributes()) for (const t5 of r4.getAttributeNames()) if (t5.endsWith(e3)) {
          const i5 = v2[a3++], s5 = r4.getAttribute(t5).split(h2), e4 = /([.?@])?(.*)/.exec(i5);
          d3.push({ type: 1, index: c4, name: e4[2], strings: s5, ctor: "." === e4[1] ? H : "?" === e4[1] ? I : "@" === e4[1] ? L : k }), r4.removeAttribute(t5);
        } else t5.startsWith(h2) && (d3.push({ type: 6, index: c4 }), r4.removeAttribute(t5));
        if ($.test(r4.tagName)) {
          const t5 = r4.textContent.split(h2), s5 = t5.length - 1;
          if (s5 > 0) {
            r4.textContent = i3 ? i3.emptyScript : "";
            for (let i5 = 0; i5 < s5; i5++) r4.append(t5[i5], l2()), C.nextNode(), d3.push({ type: 2, index: ++c4 });
            r4.append(t5[s5], l2());
          }
        }
      } else if (8 === r4.nodeType) if (r4.data === o3) d3.push({ type: 2, index: c4 });
      else {
        let t5 = -1;
        for (; -1 !== (t5 = r4.data.indexOf(h2, t5 + 1)); ) d3.push({ type: 7, index: c4 }), t5 += h2.length - 1;
      }
      c4++;
    }
  }
  static createElement(t4, i5) {
    const s4 = r3.createElement("template");
    return s4.innerHTML = t4, s4;
  }
};
function S2(t4, i5, s4 = t4, e4) {
  if (i5 === T) return i5;
  let h3 = void 0 !== e4 ? s4._$Co?.[e4] : s4._$Cl;
  const o5 = c3(i5) ? void 0 : i5._$litDirective$;
  return h3?.constructor !== o5 && (h3?._$AO?.(false), void 0 === o5 ? h3 = void 0 : (h3 = new o5(t4), h3._$AT(t4, s4, e4)), void 0 !== e4 ? (s4._$Co ??= [])[e4] = h3 : s4._$Cl = h3), void 0 !== h3 && (i5 = S2(t4, h3._$AS(t4, i5.values), h3, e4)), i5;
}
var M = class {
  constructor(t4, i5) {
    this._$AV = [], this._$AN = void 0, this._$AD = t4, this._$AM = i5;
  }
  get parentNode() {
    return this._$AM.parentNode;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  u(t4) {
    const { el: { content: i5 }, parts: s4 } = this._$AD, e4 = (t4?.creationScope ?? r3).importNode(i5, true);
    C.currentNode = e4;
    let h3 = C.nextNode(), o5 = 0, n4 = 0, l3 = s4[0];
    for (; void 0 !== l3; ) {
      if (o5 === l3.index) {
        let i6;
        2 === l3.type ? i6 = new R(h3, h3.nextSibling, this, t4) : 1 === l3.type ? i6 = new l3.ctor(h3, l3.name, l3.strings, this, t4) : 6 === l3.type && (i6 = new z(h3, this, t4)), this._$AV.push(i6), l3 = s4[++n4];
      }
      o5 !== l3?.index && (h3 = C.nextNode(), o5++);
    }
    return C.currentNode = r3, e4;
  }
  p(t4) {
    let i5 = 0;
    for (const s4 of this._$AV) void 0 !== s4 && (void 0 !== s4.strings ? (s4._$AI(t4, s4, i5), i5 += s4.strings.length - 2) : s4._$AI(t4[i5])), i5++;
  }
};
var R = class _R {
  get _$AU() {
    return this._$AM?._$AU ?? this._$Cv;
  }
  constructor(t4, i5, s4, e4) {
    this.type = 2, this._$AH = E, this._$AN = void 0, this._$AA = t4, this._$AB = i5, this._$AM = s4, this.options = e4, this._$Cv = e4?.isConnected ?? true;
  }
  get parentNode() {
    let t4 = this._$AA.parentNode;
    const i5 = this._$AM;
    return void 0 !== i5 && 11 === t4?.nodeType && (t4 = i5.parentNode), t4;
  }
  get startNode() {
    return this._$AA;
  }
  get endNode() {
    return this._$AB;
  }
  _$AI(t4, i5 = this) {
    t4 = S2(this, t4, i5), c3(t4) ? t4 === E || null == t4 || "" === t4 ? (this._$AH !== E && this._$AR(), this._$AH = E) : t4 !== this._$AH && t4 !== T && this._(t4) : void 0 !== t4._$litType$ ? this.$(t4) : void 0 !== t4.nodeType ? this.T(t4) : u2(t4) ? this.k(t4) : this._(t4);
  }
  O(t4) {
    return this._$AA.parentNode.insertBefore(t4, this._$AB);
  }
  T(t4) {
    this._$AH !== t4 && (this._$AR(), this._$AH = this.O(t4));
  }
  _(t4) {
    this._$AH !== E && c3(this._$AH) ? this._$AA.nextSibling.data = t4 : this.T(r3.createTextNode(t4)), this._$AH = t4;
  }
  $(t4) {
    const { values: i5, _$litType$: s4 } = t4, e4 = "number" == typeof s4 ? this._$AC(t4) : (void 0 === s4.el && (s4.el = N.createElement(P(s4.h, s4.h[0]), this.options)), s4);
    if (this._$AH?._$AD === e4) this._$AH.p(i5);
    else {
      const t5 = new M(e4, this), s5 = t5.u(this.options);
      t5.p(i5), this.T(s5), this._$AH = t5;
    }
  }
  _$AC(t4) {
    let i5 = A.get(t4.strings);
    return void 0 === i5 && A.set(t4.strings, i5 = new N(t4)), i5;
  }
  k(t4) {
    a2(this._$AH) || (this._$AH = [], this._$AR());
    const i5 = this._$AH;
    let s4, e4 = 0;
    for (const h3 of t4) e4 === i5.length ? i5.push(s4 = new _R(this.O(l2()), this.O(l2()), this, this.options)) : s4 = i5[e4], s4._$AI(h3), e4++;
    e4 < i5.length && (this._$AR(s4 && s4._$AB.nextSibling, e4), i5.length = e4);
  }
  _$AR(t4 = this._$AA.nextSibling, i5) {
    for (this._$AP?.(false, true, i5); t4 && t4 !== this._$AB; ) {
      const i6 = t4.nextSibling;
      t4.remove(), t4 = i6;
    }
  }
  setConnected(t4) {
    void 0 === this._$AM && (this._$Cv = t4, this._$AP?.(t4));
  }
};
var k = class {
  get tagName() {
    return this.element.tagName;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  constructor(t4, i5, s4, e4, h3) {
    this.type = 1, this._$AH = E, this._$AN = void 0, this.element = t4, this.name = i5, this._$AM = e4, this.options = h3, s4.length > 2 || "" !== s4[0] || "" !== s4[1] ? (this._$AH = Array(s4.length - 1).fill(new String()), this.strings = s4) : this._$AH = E;
  }
  _$AI(t4, i5 = this, s4, e4) {
    const h3 = this.strings;
    let o5 = false;
    if (void 0 === h3) t4 = S2(this, t4, i5, 0), o5 = !c3(t4) || t4 !== this._$AH && t4 !== T, o5 && (this._$AH = t4);
    else {
      const e5 = t4;
      let n4, r4;
      for (t4 = h3[0], n4 = 0; n4 < h3.length - 1; n4++) r4 = S2(this, e5[s4 + n4], i5, n4), r4 === T && (r4 = this._$AH[n4]), o5 ||= !c3(r4) || r4 !== this._$AH[n4], r4 === E ? t4 = E : t4 !== E && (t4 += (r4 ?? "") + h3[n4 + 1]), this._$AH[n4] = r4;
    }
    o5 && !e4 && this.j(t4);
  }
  j(t4) {
    t4 === E ? this.element.removeAttribute(this.name) : this.element.setAttribute(this.name, t4 ?? "");
  }
};
var H = class extends k {
  constructor() {
    super(...arguments), this.type = 3;
  }
  j(t4) {
    this.element[this.name] = t4 === E ? void 0 : t4;
  }
};
var I = class extends k {
  constructor() {
    super(...arguments), this.type = 4;
  }
  j(t4) {
    this.element.toggleAttribute(this.name, !!t4 && t4 !== E);
  }
};
var L = class extends k {
  constructor(t4, i5, s4, e4, h3) {
    super(t4, i5, s4, e4, h3), this.type = 5;
  }
  _$AI(t4, i5 = this) {
    if ((t4 = S2(this, t4, i5, 0) ?? E) === T) return;
    const s4 = this._$AH, e4 = t4 === E && s4 !== E || t4.capture !== s4.capture || t4.once !== s4.once || t4.passive !== s4.passive, h3 = t4 !== E && (s4 === E || e4);
    e4 && this.element.removeEventListener(this.name, this, s4), h3 && this.element.addEventListener(this.name, this, t4), this._$AH = t4;
  }
  handleEvent(t4) {
    "function" == typeof this._$AH ? this._$AH.call(this.options?.host ?? this.element, t4) : this._$AH.handleEvent(t4);
  }
};
var z = class {
  constructor(t4, i5, s4) {
    this.element = t4, this.type = 6, this._$AN = void 0, this._$AM = i5, this.options = s4;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  _$AI(t4) {
    S2(this, t4);
  }
};
var j = t2.litHtmlPolyfillSupport;
j?.(N, R), (t2.litHtmlVersions ??= []).push("3.3.0");
var B = (t4, i5, s4) => {
  const e4 = s4?.renderBefore ?? i5;
  let h3 = e4._$litPart$;
  if (void 0 === h3) {
    const t5 = s4?.renderBefore ?? null;
    e4._$litPart$ = h3 = new R(i5.insertBefore(l2(), t5), t5, void 0, s4 ?? {});
  }
  return h3._$AI(t4), h3;
};

// web/static/vendor/lit-element/lit-element.js
var s3 = globalThis;
var i4 = class extends y {
  constructor() {
    super(...arguments), this.renderOptions = { host: this }, this._$Do = void 0;
  }
  createRenderRoot() {
    const t4 = super.createRenderRoot();
    return this.renderOptions.renderBefore ??= t4.firstChild, t4;
  }
  update(t4) {
    const r4 = this.render();
    this.hasUpdated || (this.renderOptions.isConnected = this.isConnected), super.update(t4), this._$Do = B(r4, this.renderRoot, this.renderOptions);
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
  const theme2 = known(asked.get("theme"), THEMES) ?? known(kept.theme, THEMES) ?? system();
  root.dataset.theme = theme2;
  root.dataset.bsTheme = theme2 === "dark" ? "dark" : "light";
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
var rowOf = (id) => languages.find((one2) => one2.id === id);
var HOME = languages[0].id;
var asked2 = new URLSearchParams(location.search);
var kept2 = () => {
  try {
    return sessionStorage.getItem(KEY2);
  } catch {
    return null;
  }
};
var current = [kept2(), asked2.get("language")].find((one2) => one2 && rowOf(one2)) ?? languages.find((one2) => one2.tag === root2.lang)?.id ?? HOME;
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
function traits() {
  return rowOf(current) ?? languages[0];
}
function t3(sentence, params = {}) {
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
var unbroken = (text) => text.replace(/–/g, "–⁠").replace("分钟", "分⁠钟");
function inLanguage(wanted, say) {
  const before = current;
  current = wanted;
  try {
    return say();
  } finally {
    current = before;
  }
}
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
function waitText(wait3) {
  if (!wait3) return t3("wait not known yet");
  if (wait3.p50 === 0) return t3("no wait");
  if (wait3.p90 < 60) return unbroken(t3("under 1 min"));
  if (wait3.p50 >= LONG_S) {
    const [from, to] = [Math.round(wait3.p50 / 1800), Math.ceil(wait3.p90 / 1800)];
    return unbroken(t3("about {low}–{high} hours", { low: number(from / 2), high: number(Math.max(from + 1, to) / 2) }));
  }
  const low = Math.max(1, Math.round(wait3.p50 / 60));
  const high = Math.max(low + 1, Math.round(wait3.p90 / 60));
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

// web/static/shared/notices.js
var standing = (view, kind) => (view?.notices ?? []).filter((n4) => n4.kind === kind && !(n4.until && Date.parse(n4.until) <= serverNow()));
var tickers = (view) => standing(view, "ticker");
var newer = (last, next) => !last || next.since >= last.since ? next : last;
var emergency = (view) => standing(view, "emergency").reduce(newer, null);

// web/static/shared/opening.js
var DAY_MS = 864e5;
function opening({ opens_at: at, opens_provisional: provisional }) {
  if (!at) return "";
  const sentence = again(at);
  return provisional ? t3("{sentence}, unless the announced holidays say otherwise", { sentence }) : sentence;
}
var inDays = (days, at) => hallTime(serverNow() + days * DAY_MS, at).slice(0, 10);
function again(at) {
  const date = at.slice(0, 10);
  if (date === inDays(0, at)) return t3("Numbers available today from {time}", { time: time(at) });
  if (date === inDays(1, at)) return t3("Numbers available tomorrow from {time}", { time: time(at) });
  return t3("Numbers available on {day} from {time}", { day: dayName(date), time: time(at) });
}

// display/static/screen/asked.js
var one = (value, known2) => known2.includes(value) ? value : "";
function asked3(search = location.search) {
  const query = new URLSearchParams(search);
  return {
    zone: query.get("zone") ?? "",
    categories: (query.get("categories") ?? "").split(",").map((c4) => c4.trim()).filter(Boolean),
    split: one(query.get("split"), ["zones", "categories"]),
    language: one(query.get("language")?.replace("zh_CN", "zh"), ["zh", "en", "both"]),
    theme: one(query.get("theme"), ["dark", "light", "contrast"]),
    silent: query.get("sound") === "off"
  };
}
function dress2(theme2) {
  const wanted = theme2 || (matchMedia("(prefers-contrast: more)").matches ? "contrast" : "dark");
  document.documentElement.dataset.board = wanted;
  document.documentElement.dataset.theme = wanted;
}
function ask(name, value) {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(null, "", address);
}

// display/static/board/parts.js
var ZONES = { east: "East zone", west: "West zone", south: "South zone", north: "North zone" };
var zoneName = (id) => id ? t3(ZONES[id] ?? id) : t3("Other windows");
function unknown(view, { zone, categories }) {
  if (zone && !view.zones.includes(zone)) return t3("This hall has no zone {zone}.", { zone });
  const category = categories.find((id) => !view.categories.some((c4) => c4.id === id));
  return category ? t3("This hall has no category {category}.", { category }) : "";
}
function part(view, { zone = null, categories = [] }) {
  const has = (line) => (zone === null || line.zone === zone) && (!categories.length || categories.includes(line.category));
  const here = zone === null ? null : view.zone_lines.find((z2) => z2.zone === zone)?.categories ?? [];
  const whole = zone === null && !categories.length;
  return {
    has,
    calls: view.calls.filter(has),
    missed: whole ? view.missed : view.missed_lines.filter(has).map((m2) => m2.number),
    categories: view.categories.filter((c4) => (!here || here.includes(c4.id)) && (!categories.length || categories.includes(c4.id)))
  };
}
var ofBoard = (view, { zone, categories }) => part(view, { zone: zone || null, categories });
function panels(view, asked4) {
  const { zone, categories, split } = asked4;
  if (split === "zones") {
    const zones = zone ? [zone] : [...view.zones];
    if (!zone && zones.length && view.calls.some((c4) => !c4.zone)) zones.push("");
    if (zones.length < 2) return [];
    return zones.map((id) => ({ name: () => zoneName(id), ...part(view, { zone: id, categories }) }));
  }
  if (split === "categories") {
    const all = ofBoard(view, asked4).categories;
    if (all.length < 2) return [];
    return all.map((c4) => ({ name: () => pick(c4.name), load: c4, ...part(view, { zone: zone || null, categories: [c4.id] }) }));
  }
  return [];
}
function pages(all, most = 4) {
  const count = Math.ceil(all.length / most);
  const made = [];
  for (let page = 0, from = 0; page < count; page += 1) {
    const size = Math.ceil((all.length - from) / (count - page));
    made.push(all.slice(from, from + size));
    from += size;
  }
  return made;
}
var GONE = ["missed", "cancelled", "expired"];
var gone = (line) => GONE.includes(line.state);
function huge({ calls, has }, speaker) {
  const now = speaker?.now && has(speaker.now) ? speaker.now : null;
  const line = now && (calls.find((c4) => c4.number === now.number) ?? now);
  return line && !gone(line) ? now : calls[0];
}
function first(panel2, speaker) {
  if (speaker?.now && panel2.has(speaker.now)) return huge(panel2, speaker);
  return panel2.calls.findLast((c4) => speaker?.awaits(c4) && !gone(c4)) ?? panel2.calls[0];
}

// display/static/screen/tongue.js
var both = false;
async function speakIn(wanted) {
  if (!wanted) return;
  both = wanted === "both";
  document.documentElement.classList.toggle("both", both);
  await setLanguage(languages.find((one2) => one2.key === wanted)?.id ?? HOME, { remember: false }).catch(() => {
  });
}
var spoken = () => both ? "both" : traits().key;
function said(words) {
  if (!both) return words();
  const own = words();
  const english = inLanguage("en", words);
  return own === english ? own : x`${own} <span class="also" lang="en">${english}</span>`;
}

// display/static/board/call-templates.js
var BECAME = { missed: () => t3("missed"), cancelled: () => t3("cancelled"), expired: () => t3("expired") };
var windowOf = (line) => t3("Window {window}", { window: line.window });
function bigCall(line, open) {
  if (!line) return x`<p class="none">${said(() => open ? t3("Nobody has been called yet") : t3("No new numbers right now"))}</p>`;
  return x`<p class="number">${line.number}</p>
    <p class="to">${said(() => t3("please go to"))}</p>
    <p class="window">${said(() => windowOf(line))}</p>`;
}
var gist = (line) => gone(line) ? x`<span aria-hidden="true">–</span><span class="became">${said(BECAME[line.state])}</span>` : x`<span aria-hidden="true">→</span><span>${windowOf(line)}</span>`;
function callList(lines, speaker) {
  if (!lines.length) return E;
  return x`<ol>
    ${lines.map((c4) => x`<li class=${gone(c4) ? "gone" : speaker?.awaits(c4) ? "next" : ""}><b>${c4.number}</b>${gist(c4)}</li>`)}
  </ol>`;
}

// display/static/board/how-many-calls.js
var LISTED = 7;
var LISTED_IN_PANEL = 5;
var UNDER_EMERGENCY = 4;

// display/static/board/missed.js
var DRAWN = 24;
var YcMissed = class extends YcElement {
  static properties = { numbers: { attribute: false }, head: { attribute: false } };
  constructor() {
    super();
    this.numbers = [];
    this.head = "";
    this.room = new ResizeObserver(() => this.measure());
  }
  connectedCallback() {
    super.connectedCallback();
    if (this.parentElement) this.room.observe(this.parentElement);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    this.room.disconnect();
  }
  render() {
    return x`<p class="absent">${this.head}${this.numbers.slice(-DRAWN).map((n4) => x`<span>${n4}</span>`)}<em hidden></em></p>`;
  }
  updated() {
    this.measure();
  }
  measure() {
    const box = this.querySelector(".absent");
    const all = [...box?.querySelectorAll(":scope > span") ?? []];
    const more = box?.querySelector("em");
    if (!box || !more) return;
    const air = Number.parseFloat(getComputedStyle(box).fontSize) / 2;
    for (const one2 of all) one2.hidden = false;
    const before = this.numbers.length - all.length;
    for (let left = 0; left < all.length; left += 1) {
      if (left) all[left - 1].hidden = true;
      more.hidden = !(before + left);
      more.textContent = before + left ? `+${number(before + left)}` : "";
      if (box.scrollHeight <= box.clientHeight + air) return;
    }
  }
};
customElements.define("yc-missed", YcMissed);

// display/static/board/panel.js
function waiting({ load: load2, categories }) {
  if (load2) {
    return x`<p class="waiting">${said(() => `${t3("{count} waiting", { count: number(load2.waiting) })} · ${waitOf(load2)}`)}</p>`;
  }
  return x`<p class="waiting">
    ${said(() => t3("People waiting"))}
    ${categories.map((c4) => x` <span><b>${c4.prefix}</b> ${number(c4.waiting)}<span class="wait"> · ${waitOf(c4)}</span></span>`)}
  </p>`;
}
function panel(own, { open, speaker, flashes }) {
  const now = first(own, speaker);
  const older = own.calls.filter((c4) => c4.number !== now?.number).slice(0, LISTED_IN_PANEL);
  return x`<section class="panel ${now && flashes.has(now.call) ? "flash" : ""}">
    <header>
      <h2>${own.load ? x`<b>${own.load.prefix}</b> ` : E}${said(own.name)}</h2>
      ${waiting(own)}
    </header>
    <div class="call" aria-live="polite">${bigCall(now, open)}</div>
    <div class="before">
      ${callList(older, speaker)}
      ${own.missed.length ? x`<yc-missed .numbers=${own.missed} .head=${x`<b>${said(() => t3("Missed numbers"))}</b>`}></yc-missed>` : E}
    </div>
  </section>`;
}

// display/static/board/rest.js
var rest = (view, clock) => x`<main class="rest">
    <div>
      <time>${clock}</time>
      <h1>${said(() => pick(view.name))}</h1>
      <p>${said(() => t3("The hall is closed now."))}</p>
      ${view.opens_at ? x`<p class="opens">${said(() => opening(view))}</p>` : ""}
      ${view.hours.length ? x`<p>${said(() => t3("Office hours"))}　${view.hours.join("　")}</p>` : ""}
    </div>
  </main>`;

// display/static/board/ticker.js
var TURN_MS = 1e4;
var SIGN2 = x`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  <path d="M6 19v10h7l18 9V10l-18 9zM13 29l3 11h6l-3-9M36 18a8 8 0 0 1 0 12"></path>
</svg>`;
var YcTicker = class extends YcElement {
  static properties = { notices: { attribute: false }, at: { state: true }, column: { state: true } };
  constructor() {
    super();
    this.notices = [];
    this.at = 0;
    this.column = 0;
  }
  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.turn(), TURN_MS);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }
  /** Every notice once, or in a screen of two languages once in each. */
  get pages() {
    const languages2 = spoken() === "both" ? ["zh", "en"] : [""];
    return this.notices.flatMap(
      (notice) => languages2.map((language2) => ({
        id: `${notice.id} ${language2}`,
        lang: language2 === "en" ? "en" : E,
        text: language2 ? notice.text[language2] : pick(notice.text)
      })).filter((page) => page.text)
    );
  }
  /** A text that is too long for two lines goes on in columns beside it, of which one is seen. */
  get columns() {
    const box = this.querySelector(".text");
    if (!box) return 1;
    const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0;
    return Math.max(1, Math.round((box.scrollWidth + gap) / (box.clientWidth + gap)));
  }
  turn() {
    if (this.column + 1 < this.columns) {
      this.column += 1;
      return;
    }
    this.column = 0;
    this.at += 1;
  }
  willUpdate() {
    const pages2 = this.pages;
    const stayed = pages2.findIndex((page) => page.id === this.shown);
    if (this.turned === this.at && stayed >= 0) this.at = stayed;
    this.at = pages2.length ? this.at % pages2.length : 0;
    this.turned = this.at;
    if (this.shown !== pages2[this.at]?.id) this.column = 0;
    this.shown = pages2[this.at]?.id;
    this.drawn = pages2;
  }
  render() {
    const page = this.drawn?.[this.at];
    if (!page) return E;
    return x`<section aria-label=${t3("Hall notices")}>
      <p class="mark">${SIGN2}<span>${said(() => t3("Notice"))}</span></p>
      <p class="text" lang=${page.lang}>${page.text}</p>
      ${this.drawn && this.drawn.length > 1 ? x`<p class="count">${number(this.at + 1)}/${number(this.drawn.length)}</p>` : E}
    </section>`;
  }
  updated() {
    const box = this.querySelector(".text");
    if (!box) return;
    const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0;
    box.scrollLeft = this.column * (box.clientWidth + gap);
  }
};
customElements.define("yc-ticker", YcTicker);

// display/static/screen/fit.js
var STEP = 0.05;
function fit(box, least) {
  for (let size = 1; size > least - STEP / 2; size -= STEP) {
    box.style.setProperty("--fit", size.toFixed(2));
    if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return;
  }
}
var Refit = class {
  constructor(host) {
    this.host = host;
    this.changed = () => host.requestUpdate();
    host.addController(this);
  }
  hostConnected() {
    window.addEventListener("resize", this.changed);
    document.fonts.addEventListener("loadingdone", this.changed);
  }
  hostDisconnected() {
    window.removeEventListener("resize", this.changed);
    document.fonts.removeEventListener("loadingdone", this.changed);
  }
};

// display/static/screen/flash.js
var FLASH_MS = 5e3;

// display/static/board/tools.js
var SHOWN_MS = 6e3;
var MOVES = ["pointermove", "pointerdown", "keydown"];
var choices = () => [
  ...languages.map((one2) => ({ key: one2.key, name: one2.own_name, tag: one2.tag })),
  {
    key: "both",
    name: languages.slice(0, 2).map((one2) => one2.own_name).join(" + "),
    tag: languages[0].tag
  }
];
var YcBoardTools = class extends YcElement {
  static properties = { shown: { state: true } };
  constructor() {
    super();
    this.shown = false;
    this.moved = () => this.show();
  }
  connectedCallback() {
    super.connectedCallback();
    for (const move of MOVES) window.addEventListener(move, this.moved, { passive: true });
    document.documentElement.classList.add("still");
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const move of MOVES) window.removeEventListener(move, this.moved);
    clearTimeout(this.timer);
  }
  show() {
    this.shown = true;
    document.documentElement.classList.remove("still");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.shown = false;
      document.documentElement.classList.add("still");
    }, SHOWN_MS);
  }
  /** Into the address too, so that the screen keeps it over the nightly reload. */
  async choose(language2) {
    ask("language", language2);
    await speakIn(language2);
  }
  render() {
    return x`<div role="group" aria-label=${t3("Language of the screen")} ?hidden=${!this.shown}>
      ${choices().map((one2) => x`<button type="button" lang=${one2.tag} aria-pressed=${one2.key === spoken()} @click=${() => this.choose(one2.key)}>${one2.name}</button>`)}
    </div>`;
  }
};
customElements.define("yc-board-tools", YcBoardTools);

// display/static/board/turning.js
var TURN_MS2 = 1e4;
var Turning = class {
  /**
   * `held()` says that the page must stay for now.
   *
   * @param {Host} host
   * @param {() => boolean} held
   */
  constructor(host, held) {
    this.host = host;
    this.held = held;
    this.page = 0;
    this.count = 1;
    host.addController(this);
  }
  hostConnected() {
    this.wait();
  }
  hostDisconnected() {
    clearInterval(this.timer);
  }
  wait() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.held() || this.show(this.page + 1), TURN_MS2);
  }
  /** The page to draw of so many. */
  of(count) {
    this.count = count;
    return this.page % count;
  }
  show(page) {
    const next = page % this.count;
    if (next === this.page) return;
    this.page = next;
    this.host.requestUpdate();
  }
  /** This page now, for a whole turn. */
  bring(page) {
    if (page < 0) return;
    this.show(page);
    this.wait();
  }
};

// display/static/screen/awake.js
var Awake = class {
  constructor(host) {
    this.seen = () => this.hold();
    host.addController(this);
  }
  hostConnected() {
    document.addEventListener("visibilitychange", this.seen);
    this.hold();
  }
  hostDisconnected() {
    document.removeEventListener("visibilitychange", this.seen);
    this.lock?.release();
  }
  /** The browser takes the lock away whenever the page is hidden. */
  async hold() {
    if (document.visibilityState !== "visible" || this.lock && !this.lock.released) return;
    try {
      this.lock = await navigator.wakeLock?.request("screen");
    } catch {
    }
  }
};

// display/static/screen/night.js
var LOOK_MS = 2e4;
var FROM_MIN = 3 * 60 + 30;
var SPREAD_MIN = 30;
var WITHIN_MIN = 60;
var YOUNG_MS = 4 * 36e5;
var NightlyReload = class {
  /**
   * `live` has the hall's time; `busy()` says that it must wait, as for a call that is being said.
   *
   * @param {Host} host
   * @param {LiveView<any>} live
   * @param {() => boolean} busy
   */
  constructor(host, live, busy) {
    this.live = live;
    this.busy = busy;
    this.minute = Math.floor(Math.random() * SPREAD_MIN);
    this.since = performance.now();
    host.addController(this);
  }
  hostConnected() {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }
  hostDisconnected() {
    clearInterval(this.timer);
  }
  get due() {
    if (!this.live.at || performance.now() - this.since < YOUNG_MS) return false;
    const [hours, minutes] = timeOfDay(serverNow(), this.live.at).split(":").map(Number);
    const past = hours * 60 + minutes - FROM_MIN - this.minute;
    return past >= 0 && past < WITHIN_MIN && !this.busy();
  }
  async look() {
    if (this.asking || !this.due) return;
    this.asking = true;
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (answer?.ok && this.due) location.reload();
    else this.asking = false;
  }
};

// display/static/screen/shift.js
var EVERY_MS = 6e4;
var RING = [
  [0, 0],
  [3, 1],
  [4, 4],
  [1, 5],
  [-2, 5],
  [-5, 3],
  [-5, -1],
  [-3, -4],
  [1, -5],
  [4, -3]
];
var PixelShift = class {
  /** @param {Host & HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.step = 0;
    host.addController(this);
  }
  hostConnected() {
    this.timer = setInterval(() => this.move(), EVERY_MS);
  }
  hostDisconnected() {
    clearInterval(this.timer);
  }
  /** The page's style says what `--shift-x` and `--shift-y` (in px) move. */
  move() {
    this.step = (this.step + 1) % RING.length;
    const [x2, y3] = RING[this.step];
    this.host.style.setProperty("--shift-x", `${x2}px`);
    this.host.style.setProperty("--shift-y", `${y3}px`);
  }
};

// display/static/voice.js
var FRESH_MS = 2e4;
var LONGEST_MS = 6e4;
var SILENT_MS2 = 5e3;
var CROWD = 2;
var wait2 = (ms) => new Promise((done) => setTimeout(done, ms));
function played(audio, stop) {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("no end")), LONGEST_MS);
    const finish = (result) => (value) => {
      clearTimeout(late);
      result(value);
    };
    stop?.addEventListener(
      "abort",
      finish(() => fail(stop.reason)),
      { once: true }
    );
    audio.onended = finish(done);
    audio.onerror = finish(() => fail(audio.error ?? new Error("not loaded")));
    audio.play().catch(finish(fail));
  });
}
var Speaker = class {
  /**
   * `calling(call)` when a call's turn comes; `live` is the board's LiveView; `key` names the board's memory.
   *
   * @param {{
   *   live: LiveView<any>, calling: (call: Api.CallLine) => void, changed: () => void, key: string, hall: string
   * }} of
   */
  constructor({ live, calling, changed, key: key2, hall }) {
    this.live = live;
    this.calling = calling;
    this.changed = changed;
    this.key = key2;
    this.hall = hall;
    this.now = null;
    this.queue = [];
    this.hushed = "";
    this.chimed = "";
    this.state = "new";
    const kept3 = this.recall();
    this.day = kept3?.day;
    this.seen = kept3?.call ?? 0;
    this.known = kept3 !== null;
  }
  /** Whether calls are said aloud at present. */
  get speaks() {
    return this.state === "ready" && this.voice?.enabled === true;
  }
  /**
   * Whether a call's turn to be said is still to come.
   *
   * @param {Api.CallLine} call
   */
  awaits(call2) {
    return this.queue.some((later) => later.call.call === call2.call);
  }
  /**
   * Takes the board's view; `calls` are those of this board, newest first.
   *
   * @param {Api.BoardView} view
   * @param {Api.CallLine[]} calls
   */
  notice(view, calls) {
    this.voice = view.voice;
    this.last = [view, calls];
    if (this.audio) this.audio.volume = view.voice.volume;
    if (!view.voice.enabled) return;
    if (this.state === "new") this.unlock();
    if (this.state !== "ready") return;
    if (this.hushed) {
      this.chime();
      return;
    }
    if (view.day !== this.day || (view.calls[0]?.call ?? 0) < this.seen) {
      Object.assign(this, { day: view.day, seen: 0, known: false, queue: [] });
    }
    for (const call2 of calls.filter((c4) => c4.call > this.seen).reverse()) {
      if (this.due(call2)) this.queue.push({ call: call2, audio: this.load(call2, view.day) });
      this.seen = call2.call;
    }
    this.known = true;
    this.run();
  }
  /**
   * Silent while this emergency (its id, or "" for none) stands; the next `notice` chimes once for it, or goes on where it was
   * cut: a hall that is being cleared must hear its wardens, and nobody should be sent to a window. What was not said is
   * said after the all-clear, if its citizen is still awaited.
   */
  hush(id) {
    this.hushed = id;
    if (id) this.cut?.abort(new Error("emergency"));
  }
  chime() {
    if (this.chimed === this.hushed) return;
    this.chimed = this.hushed;
    const audio = new Audio("/static/display/alarm.wav");
    audio.volume = this.voice?.volume ?? 1;
    played(audio).catch((error) => this.warn(audio.src, error));
  }
  /** @param {Api.CallLine} call */
  due(call2) {
    const age = serverNow() - Date.parse(call2.at);
    return age <= FRESH_MS || this.known && call2.state === "called";
  }
  /**
   * Whether nobody need hear it any more: in a rush a turn comes minutes after the call, and its citizen may have come by then.
   *
   * @param {Api.CallLine} call
   */
  over(call2) {
    const now = this.last?.[1].find((line) => line.call === call2.call);
    return serverNow() - Date.parse(call2.at) > FRESH_MS && now?.state !== "called";
  }
  /** @param {Api.CallLine} call */
  load(call2, day) {
    const key2 = new URLSearchParams({ day, n: call2.number, w: call2.window });
    if (this.queue.length + (this.now ? 1 : 0) >= CROWD) key2.set("times", "1");
    const audio = new Audio(`/voice/${encodeURIComponent(this.hall)}/${call2.call}.wav?${key2}`);
    audio.preload = "auto";
    return audio;
  }
  /** Asks the browser for sound with a sound that nobody hears; within a touch it says yes. */
  async unlock() {
    this.state = "asking";
    const refused = await played(new Audio("/static/display/quiet.wav")).then(
      () => false,
      (error) => error.name === "NotAllowedError"
    );
    this.state = refused ? "blocked" : "ready";
    this.changed();
    if (this.last) this.notice(...this.last);
  }
  /** One call after the other until none is left. */
  async run() {
    this.save();
    if (this.now) return;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const { call: call2, audio } = next;
      if (this.queue.some((later) => later.call.number === call2.number)) continue;
      if (this.over(call2)) continue;
      this.now = call2;
      this.calling(call2);
      const day = this.day;
      const answer = await this.say(audio);
      this.now = null;
      if (day !== this.day) continue;
      if (answer === "later" || this.hushed) {
        const first2 = answer === "later" ? call2 : this.queue[0]?.call;
        if (first2) Object.assign(this, { queue: [], seen: first2.call - 1 });
        this.save();
        break;
      }
      this.save();
    }
    if (!this.queue.length) this.save();
    this.changed();
  }
  /** "said", "silent" when there is no such sound, "later" when the browser or the connection forbids it now. */
  async say(audio) {
    for (const turn2 of [1, 2]) {
      this.audio = audio;
      this.cut = new AbortController();
      audio.volume = this.voice?.volume ?? 1;
      try {
        await played(audio, this.cut.signal);
        return "said";
      } catch (error) {
        if (this.cut.signal.aborted) {
          audio.pause();
          return "later";
        }
        if (error.name === "NotAllowedError") {
          this.state = "blocked";
          return "later";
        }
        audio.pause();
        await wait2(1e3);
        if (this.live.state !== "live") return "later";
        if (turn2 === 2) this.warn(audio.src, error);
        audio.load();
      } finally {
        this.audio = null;
      }
      if (this.hushed) return "later";
    }
    await wait2(SILENT_MS2);
    return "silent";
  }
  /** Once is enough: the call stands on the screen, and a log that fills a disk helps nobody. */
  warn(address, error) {
    if (!this.warned) console.warn(`no sound: ${address}: ${error.message}`);
    this.warned = true;
  }
  recall() {
    try {
      const kept3 = JSON.parse(localStorage.getItem(this.key) ?? "null");
      if (typeof kept3?.day === "string" && Number.isInteger(kept3.call)) return kept3;
    } catch {
    }
    return null;
  }
  /** Keeps the call up to which nothing is left to say: what is being said counts once it has ended. */
  save() {
    const first2 = this.now ?? this.queue[0]?.call;
    const call2 = first2 ? first2.call - 1 : this.seen;
    try {
      localStorage.setItem(this.key, JSON.stringify({ day: this.day, call: call2 }));
    } catch {
    }
  }
};

// display/static/board.js
var LEAST2 = 0.45;
var SOUND = x`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  ${b2`<path d="M6 18h9l11-9v30l-11-9H6z"></path><path d="M33 17a10 10 0 0 1 0 14M38 11a18 18 0 0 1 0 26"></path>`}
</svg>`;
var YcBoard = class extends YcElement {
  static properties = { hall: {}, missing: { state: true } };
  constructor() {
    super();
    this.asked = asked3();
    this.flashes = /* @__PURE__ */ new Map();
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/board`);
    this.turning = new Turning(this, () => Boolean(this.speaker?.now));
    new PixelShift(this);
    new Refit(this);
    new Awake(this);
    new NightlyReload(this, this.live, () => Boolean(this.speaker?.now || emergency(this.live.view)));
    this.everySecond();
  }
  connectedCallback() {
    super.connectedCallback();
    if (this.asked.silent || this.speaker) return;
    this.speaker = new Speaker({
      live: this.live,
      hall: this.hall,
      key: ["yichuang-spoken", this.hall, this.asked.zone, ...this.asked.categories].join("/"),
      calling: (call2) => this.announce(call2),
      changed: () => this.requestUpdate()
    });
  }
  /** @param {Api.BoardView} view @param {Api.BoardView | null} before */
  viewChanged(view, before) {
    this.missing = unknown(view, this.asked);
    if (this.missing) return;
    const { calls } = ofBoard(view, this.asked);
    this.speak(view, calls);
    if (this.speaker?.speaks || !before) return;
    const newest = before.day === view.day ? before.calls[0]?.call ?? 0 : 0;
    for (const call2 of calls.filter((c4) => c4.call > newest).reverse()) this.announce(call2);
  }
  /** @param {Api.BoardView} view */
  speak(view, calls = ofBoard(view, this.asked).calls) {
    const alarm = emergency(view)?.id ?? "";
    this.speaker?.hush(alarm);
    this.speaker?.notice(view, calls);
    this.alarm = alarm;
  }
  /** @param {Api.CallLine} line */
  announce({ call: call2, ...line }) {
    clearTimeout(this.flashes.get(call2));
    this.flashes.set(
      call2,
      setTimeout(() => {
        this.flashes.delete(call2);
        this.requestUpdate();
      }, FLASH_MS)
    );
    const all = this.live.view ? pages(panels(this.live.view, this.asked)) : [];
    this.turning.bring(all.findIndex((page) => page.some((own) => own.has(line))));
    this.requestUpdate();
  }
  /** Refused from the beginning: perhaps there is no such screen, which a socket cannot say. */
  async connectionLost() {
    if (this.live.view || this.missing) return;
    const problem = await get(`/halls/${encodeURIComponent(this.hall)}`).then(
      () => null,
      (refused) => refused
    );
    if (problem?.status === 404) this.missing = problem.message;
  }
  willUpdate() {
    const view = this.live.view;
    if (view && !this.missing && (emergency(view)?.id ?? "") !== this.alarm) this.speak(view);
  }
  updated() {
    const name = this.querySelector("header > h1");
    if (name) fit(name, LEAST2);
  }
  render() {
    if (this.missing) return x`<main class="empty" role="alert">${this.missing}</main>`;
    const view = this.live.view;
    if (!view)
      return x`<yc-connection .live=${this.live}></yc-connection>
        <main class="empty" aria-busy="true">${t3("Loading…")}</main>`;
    const alarm = emergency(view);
    const resting = !view.day_open && !view.open;
    return x`<yc-connection .live=${this.live}></yc-connection>
      ${resting ? rest(view, this.clock()) : this.board(view)} ${alarm ? this.emergency(view, alarm, resting) : E}
      <yc-board-tools></yc-board-tools>`;
  }
  /**
   * The calls stay small at the bottom, for the windows may finish with whom they have; old ones would mislead.
   *
   * @param {Api.BoardView} view
   * @param {Api.NoticeLine} alarm
   */
  emergency(view, alarm, resting) {
    const calls = this.live.state === "live" && !resting ? ofBoard(view, this.asked).calls.slice(0, UNDER_EMERGENCY) : [];
    return x`<yc-emergency fill .text=${alarm.text}></yc-emergency>
      ${calls.length ? x`<p class="under">${said(() => t3("Recent calls"))} ${calls.map((c4) => x`<span><b>${c4.number}</b> → ${windowOf(c4)}</span>`)}</p>` : E}`;
  }
  /** @param {Api.BoardView} view */
  board(view) {
    const notices = tickers(view);
    const divided = pages(panels(view, this.asked));
    return x` <header>
        <h1>${said(() => pick(view.name))}</h1>
        <p class=${view.open ? "open" : "closed"}>
          ${view.open ? "●" : "○"} ${said(() => view.open ? t3("Open now") : t3("Closed now"))}
          <span>${view.opens_at ? said(() => opening(view)) : view.hours.join("　")}</span>
        </p>
        <time>${this.clock()}</time>
      </header>
      ${divided.length ? this.panels(view, divided) : this.whole(view)}
      ${notices.length ? x`<yc-ticker .notices=${notices}></yc-ticker>` : E}`;
  }
  /** @param {Api.BoardView} view @param {Part[]} divided */
  panels(view, divided) {
    const at = this.turning.of(divided.length);
    const { speaker, flashes } = this;
    return x`<main class="panels" data-count=${divided[at].length}>
      ${divided[at].map((own) => panel(own, { open: view.open, speaker, flashes }))} ${this.unmute()}
      ${divided.length > 1 ? x`<p class="page" role="img" aria-label=${`${number(at + 1)}/${number(divided.length)}`}>${divided.map((_2, n4) => n4 === at ? "●" : "○")}</p>` : E}
    </main>`;
  }
  /** @param {Api.BoardView} view */
  whole(view) {
    const own = ofBoard(view, this.asked);
    const newest = huge(own, this.speaker);
    const older = own.calls.filter((c4) => c4.number !== newest?.number).slice(0, LISTED);
    return x` <main>
        <section class="now ${this.flashes.size ? "flash" : ""}" aria-live="polite">
          <h2>${said(() => t3("Now calling"))}</h2>
          ${this.unmute()} ${bigCall(newest, view.open)}
        </section>
        <section class="recent">
          <h2>${said(() => t3("Recent calls"))}</h2>
          ${older.length ? callList(older, this.speaker) : x`<p class="none">${said(() => t3("Earlier calls will appear here"))}</p>`}
          ${own.missed.length ? x`<h2>${said(() => t3("Missed: please ask at the window"))}</h2>
                  <yc-missed .numbers=${own.missed}></yc-missed>` : E}
        </section>
      </main>
      <footer>
        ${own.categories.map(
      (c4) => x`<div class=${c4.windows ? "" : "unserved"}>
              <span class="name"><b>${c4.prefix}</b> <span>${said(() => pick(c4.name))}</span></span>
              <span class="waiting">${said(() => t3("{count} waiting", { count: number(c4.waiting) }))}</span>
              <span class="wait">${said(() => waitOf(c4))}</span>
            </div>`
    )}
      </footer>`;
  }
  unmute() {
    if (this.speaker?.state !== "blocked") return E;
    return x`<button type="button" class="unmute" @click=${() => this.speaker?.unlock()}>${SOUND} ${t3("Turn on the voice")}</button>`;
  }
  clock() {
    return timeOfDay(serverNow(), this.live.at);
  }
};
var { language, theme } = asked3();
dress2(theme);
await speakIn(language);
customElements.define("yc-board", YcBoard);

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
