import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { chartColours } from '#src/lib/chart-colours.ts';
import { drawSvg } from '#src/lib/draw-charts.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { ChartKind } from '../../chart/chart-kinds.ts';
import { drawOption } from '../../chart/draw-option.ts';
import type { ChartLook } from '../../chart/options/chart-parts.ts';
import type { SayFigures } from '../../chart/say-figures.ts';

const INTER = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
);

/** Ink on white paper. */
export const PAPER = {
  ink: '#17181c',
  soft: '#4c4e58',
  faint: '#6d6f79',
  line: '#dfe0e5',
  warn: '#8a4b00',
};

const LOOK: ChartLook = {
  text: PAPER.ink,
  quiet: PAPER.soft,
  line: PAPER.line,
  ground: '#ffffff',
  raised: '#ffffff',
  ...chartColours.light,
  font: 'Inter',
};
/** Dots for each pixel of the screen: 300 to the inch on paper. */
const DENSITY = 2.5;

interface Picture {
  kind: Exclude<ChartKind, 'table' | 'number'>;
  answer: FigureAnswer;
  say: SayFigures;
  width: number;
  height: number;
}

/** A figure's chart as a PNG, sharp enough to be printed. */
export async function drawFigure({ kind, answer, say, width, height }: Picture): Promise<Buffer> {
  const { option } = drawOption(kind, { answer, say, look: LOOK, isNarrow: false });
  const svg = drawSvg(option, { width, height });
  const picture = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: Math.round(width * DENSITY) },
    // a server may have no typefaces, and a picture looks alike everywhere
    font: { loadSystemFonts: false, fontFiles: [INTER], defaultFontFamily: 'Inter' },
  });
  return picture.asPng();
}
