/** The colours of a quote: one accent, and ink in three strengths. */
export interface Palette {
  ink: string;
  soft: string;
  faint: string;
  line: string;
  /** As it was chosen, for bars. */
  accent: string;
  /** Dark enough to be read on white. */
  accentInk: string;
  /** A ground of it that ink can be read on. */
  tint: string;
}

const INK = { ink: '#17181c', soft: '#4c4e58', faint: '#6d6f79', line: '#dfe0e5' };
/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;
const STEP = 0.08;

export function colours(accent: string): Palette {
  let accentInk = accent;
  for (let share = STEP; contrastToWhite(accentInk) < LEAST_CONTRAST; share += STEP) {
    accentInk = mix(accent, '#000000', Math.min(share, 1));
  }
  return { ...INK, accent, accentInk, tint: mix(accent, '#ffffff', 0.94) };
}

function mix(one: string, other: string, share: number): string {
  const parts = rgb(one).map((part, at) => Math.round(part + (rgb(other)[at]! - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function contrastToWhite(colour: string): number {
  const [red, green, blue] = rgb(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05);
}

function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
