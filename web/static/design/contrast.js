// How far two colours stand apart, by WCAG 2.2's definition: (L1 + 0.05) / (L2 + 0.05) of their relative luminances.
const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** [r, g, b] from 0 to 255 of a computed colour, "rgb(20, 32, 46)". */
export const channels = (colour) =>
  colour
    .match(/[\d.]+/g)
    .slice(0, 3)
    .map(Number);

export function luminance(colour) {
  const [r, g, b] = channels(colour).map((value) => linear(value / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
