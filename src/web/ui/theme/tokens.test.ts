import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { darkColours, distances, fontSizes, lightColours } from './tokens.ts';

const SRC = join(import.meta.dirname, '../../..');
type Colours = Record<keyof typeof lightColours, string>;
const schemes: [string, Colours][] = [
  ['light', lightColours],
  ['dark', darkColours],
];
const GROUNDS = ['ground', 'chrome', 'raised', 'hover', 'pressed', 'selected'] as const;

/** Contrast of two colours as WCAG 2.2 defines it (success criterion 1.4.3). */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test('contrast is reckoned rightly', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

test.each(schemes)('every text can be read on every ground it may stand on (%s)', (_, colours) => {
  for (const ground of GROUNDS) {
    for (const text of ['text', 'text-2', 'text-3'] as const) {
      expect(contrast(colours[text], colours[ground]), `${text} on ${ground}`).toBeGreaterThan(4.5);
    }
  }
  for (const tone of ['danger', 'warn', 'good'] as const) {
    const soft = contrast(colours[tone], colours[`${tone}-soft`]);
    expect(soft, `${tone} on its soft ground`).toBeGreaterThan(4.5);
    expect(contrast(colours[tone], colours.raised), `${tone} on raised`).toBeGreaterThan(4.5);
  }
  expect(contrast(colours['on-accent'], colours.accent)).toBeGreaterThan(4.5);
  expect(contrast(colours['on-accent'], colours['accent-strong'])).toBeGreaterThan(4.5);
  expect(contrast(colours.accent, colours.chrome)).toBeGreaterThan(4.5);
});

test.each(schemes)('the edge of a control can be seen (%s)', (_, colours) => {
  expect(contrast(colours.edge, colours.raised)).toBeGreaterThan(3);
  expect(contrast(colours.edge, colours.ground)).toBeGreaterThan(3);
});

const sheets = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.css'),
);

function withoutConditions(path: string): string {
  return readFileSync(join(SRC, path), 'utf8').replace(
    /@(?:media|container)[^{]*|@font-face[^}]*}/g,
    '',
  );
}

test('style sheets hold no colour and no distance of their own', () => {
  expect(sheets.length).toBeGreaterThan(20);
  const stray = sheets.flatMap((path) =>
    (
      withoutConditions(path).match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\b\d+(px|rem)\b/gi) ?? []
    ).map((value) => `${path}: ${value}`),
  );
  expect(stray).toEqual([]);
});

test('style sheets name only tokens that exist', () => {
  const known = new Set(
    [lightColours, distances, fontSizes]
      .flatMap((group) => Object.keys(group))
      .concat(['control', 'shadow']),
  );
  const unknown = sheets.flatMap((path) =>
    [...withoutConditions(path).matchAll(/var\(--u-([\w-]+)/g)]
      .filter(([, name]) => !known.has(name!))
      .map(([, name]) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});
