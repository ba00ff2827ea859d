// What the pages' own types are called, in reach of every JSDoc comment. What the server says is in `Api`, made from it.

type LiveView<P extends string = string> = import("../static/shared/live.js").LiveView<P>;
type Around = import("../../kiosk/static/around.js").Around;
type Speaking = Pick<import("../../display/static/voice.js").Speaker, "now" | "awaits"> | null | undefined;
type Guiding = import("../../kiosk/static/guiding.js").Guiding;
type Asked = ReturnType<typeof import("../../display/static/screen/asked.js").asked>;
type Part = ReturnType<typeof import("../../display/static/board/parts.js").part> & { name: () => string; load?: Api.CategoryLoad };

/** Whatever a controller needs of the element that it belongs to. */
interface Host {
  addController(controller: import("lit").ReactiveController): void;
  requestUpdate(): void;
}

/** One message of a live view; without a view it only says that the line lives. */
interface Message<View> {
  seq: number;
  at: string;
  halted?: boolean;
  view?: View;
}

// "/halls/{}/windows/{}" of `/halls/${string}/windows/${string}?day=${string}`: how `Api` names a path.
type Blank<Part extends string> = string extends Part ? "{}" : Part;
type Parts<P extends string> = P extends `/${infer First}/${infer Rest}`
  ? `/${Blank<First>}${Parts<`/${Rest}`>}`
  : P extends `/${infer Last}`
    ? `/${Blank<Last>}`
    : never;
type Short<P extends string> = P extends `${infer Path}?${string}` ? Parts<Path> : Parts<P>;

/** What a route answers, and what it takes. */
type Answer<Method extends string, P extends string> = string extends P | Method
  ? any
  : `${Method} ${Short<P>}` extends infer Name extends keyof Api.Answers
    ? Api.Answers[Name]
    : never;
type Sent<Method extends string, P extends string> = string extends P | Method
  ? any
  : `${Method} ${Short<P>}` extends infer Name extends keyof Api.Bodies
    ? Api.Bodies[Name]
    : undefined;
/** What a live path sends. */
type Shown<P extends string> = string extends P ? any : Short<P> extends infer Name extends keyof Api.Live ? Api.Live[Name] : never;

/** What the guide of the first start answers, by what is asked of it. */
interface SetupAnswers {
  "GET ": Api.About;
  "POST /session": {};
  "POST /check": Api.CheckedDraft;
  "POST /printer": Api.Printed;
  "POST /write": Api.Written;
  "POST /serve": Api.HallLinks[];
  "POST /end": {};
}

/** What is wrong at a place of the draft: in the server's words, or the page's own. */
type SetupFault = Partial<Api.DraftFault> & { place: string; words?: () => string };

/** A page is HTML: what is looked for in it can be focused, hidden and styled. */
interface ParentNode {
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}

declare module "echarts" {
  export const init: any;
  export const graphic: any;
}
