// What the charts show. Lines differ in colour, dash and mark; tooltips are drawn on the canvas, so no inline style is made.
import { number, t } from "/static/web/shared/words.js";

const MINUTE = 60;
const inMinutes = (seconds) => (seconds === null ? null : Math.round(seconds / 6) / 10);
const LOOKS = {
  first: { type: "solid", symbol: "circle", width: 3 },
  second: { type: "dashed", symbol: "triangle", width: 3 },
  third: { type: [2, 4], symbol: "rect", width: 2 },
  fourth: { type: [8, 4, 2, 4], symbol: "diamond", showSymbol: false, width: 2 },
};

const line = (colours, look, name, data) => ({
  type: "line",
  name,
  data,
  symbol: LOOKS[look].symbol,
  showSymbol: LOOKS[look].showSymbol ?? true,
  symbolSize: 8,
  showAllSymbol: true,
  lineStyle: { color: colours[look], type: LOOKS[look].type, width: LOOKS[look].width },
  itemStyle: { color: colours[look] },
  emphasis: { disabled: true },
});

const text = (colours) => ({ color: colours.ink, fontSize: 14 });

/** What all charts have alike; `unit` stands beside the numbers of a tooltip. */
const frame = (colours, labels, { unit = "", legend = true, name = "" } = {}) => ({
  grid: { top: name ? 64 : legend ? 44 : 28, bottom: 8, left: 8, right: 20, containLabel: true },
  legend: { show: legend, top: 0, left: 0, itemWidth: 44, itemHeight: 11, itemGap: 24, textStyle: text(colours) },
  tooltip: {
    trigger: "axis",
    renderMode: "richText",
    confine: true,
    backgroundColor: colours.paper,
    borderColor: colours.soft,
    textStyle: text(colours),
    valueFormatter: (value) => (value === null || value === undefined ? "—" : `${number(value)}${unit}`),
  },
  xAxis: {
    type: "category",
    data: labels,
    axisLine: { lineStyle: { color: colours.soft } },
    axisTick: { alignWithLabel: true },
    axisLabel: { color: colours.soft, fontSize: 13, hideOverlap: true },
  },
  yAxis: {
    type: "value",
    name,
    nameTextStyle: { color: colours.soft, fontSize: 13, align: "left" },
    minInterval: 1,
    axisLabel: { color: colours.soft, fontSize: 13, formatter: (value) => number(value) },
    splitLine: { lineStyle: { color: colours.line } },
  },
});

/** Numbers taken, first calls and visits served, or what there is of them: [look, name, counts][]. */
export const flow = (times, lines) => (colours) => ({
  ...frame(colours, times),
  series: lines.map(([look, name, counts]) => line(colours, look, name, counts)),
});

/**
 * Waits of the first calls in minutes, and the promise if there is one.
 *
 * @param {Api.Curve} curve
 */
export const waits = (times, curve, promise) => (colours) => ({
  ...frame(colours, times, { unit: ` ${t("min")}`, name: t("min") }),
  series: [
    line(colours, "first", t("Average wait"), curve.mean_wait_s.map(inMinutes)),
    line(colours, "second", t("9 in 10 waited at most"), curve.p90_wait_s.map(inMinutes)),
    ...(promise
      ? [
          line(
            colours,
            "fourth",
            t("Promise"),
            times.map(() => promise / MINUTE),
          ),
        ]
      : []),
  ],
});

/**
 * A bar for each, the number above it.
 *
 * @param {string[]} labels
 * @param {string} name
 * @param {(number | null)[]} values
 */
export const columns = (labels, name, values) => (colours) => ({
  ...frame(colours, labels, { legend: false }),
  series: [
    {
      type: "bar",
      name,
      data: values,
      barMaxWidth: 36,
      itemStyle: { color: colours.first },
      emphasis: { disabled: true },
      label: { show: labels.length <= 40, position: "top", ...text(colours), formatter: ({ value }) => number(value) },
    },
  ],
});

/**
 * Visits served by window.
 *
 * @param {{ label: string, served: number }[]} windows
 */
export const perWindow = (windows) =>
  columns(
    windows.map((w) => w.label),
    t("Served"),
    windows.map((w) => w.served),
  );
