import { expect, test } from 'vitest';
import { chartColours } from './chart-colours.ts';

type Colour = [number, number, number];

/** How colours are seen without one kind of cones: Machado, Oliveira, Fernandes (2009), severity 1. */
const SIGHTS: Record<string, [Colour, Colour, Colour]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const GROUNDS = { light: '#ffffff', dark: '#131417' } as const;

function linear(hex: string): Colour {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Colour;
}

function seen(colour: Colour, by: readonly Colour[]): Colour {
  return by.map((row) => {
    const part = row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2];
    return Math.min(1, Math.max(0, part));
  }) as Colour;
}

/** Oklab (Ottosson, 2020): distances in it are as large as they look. */
function oklab([red, green, blue]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function contrast(one: string, other: string): number {
  const [high, low] = [one, other]
    .map(linear)
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

test.each(['light', 'dark'] as const)(
  'in the %s every series stands out from the ground',
  (scheme) => {
    for (const colour of chartColours[scheme].series) {
      expect(contrast(colour, GROUNDS[scheme]), colour).toBeGreaterThan(3);
    }
  },
);

test.each(
  (['light', 'dark'] as const).flatMap((scheme) =>
    Object.keys(SIGHTS).map((by) => [scheme, by] as const),
  ),
)('in the %s any two series differ, seen with %s', (scheme, by) => {
  const colours = chartColours[scheme].series.map((hex) => oklab(seen(linear(hex), SIGHTS[by]!)));
  colours.forEach((one, at) => {
    for (const other of colours.slice(at + 1)) {
      const distance = Math.hypot(...one.map((part, index) => part - other[index]!));
      expect(distance).toBeGreaterThan(0.1);
    }
  });
});

test.each(['light', 'dark'] as const)('in the %s what is written on much can be read', (scheme) => {
  const { ramp, onRamp } = chartColours[scheme];
  expect(contrast(ramp[1], onRamp)).toBeGreaterThan(4.5);
});
