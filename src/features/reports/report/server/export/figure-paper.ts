import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { ChartKind } from '../../chart/chart-kinds.ts';
import { type ChartTable, sayInFull, type TableRow } from '../../chart/chart-table.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import { reportWords, sayUnfit } from '../words/report-words.ts';
import { drawFigure, PAPER } from './draw-figure.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  regular: '400Regular/Inter_400Regular.ttf',
  bold: '600SemiBold/Inter_600SemiBold.ttf',
} as const;
const PAGE = { size: 'A4', layout: 'landscape', width: 841.89, height: 595.28 } as const;
const EDGE = 48;
const WIDTH = PAGE.width - 2 * EDGE;
const BOTTOM = PAGE.height - EDGE;
const ROW = 18;
const CHART_HEIGHT = 300;

export interface FigurePaper {
  name: string;
  question: string;
  answer: FigureAnswer;
  table: ChartTable;
  chart: ChartKind;
  say: SayFigures;
  language: string;
  /** Who took it out, and when. */
  by: string;
  day: string;
}

/** A figure on paper: its chart, what it lacks, and all its numbers. */
export async function writeFigurePaper(paper: FigurePaper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: PAGE.size,
    layout: PAGE.layout,
    margin: 0,
    lang: paper.language,
    displayTitle: true,
    info: { Title: paper.name, Author: paper.by, Creator: 'Uptake', Producer: 'Uptake' },
  });
  for (const [name, file] of Object.entries(FONTS)) {
    doc.registerFont(name, require.resolve(`@expo-google-fonts/inter/${file}`));
  }
  const written = collect(doc);
  let y = drawHead(doc, paper);
  y = await drawChart(doc, paper, y);
  drawTable(doc, paper.table, y);
  doc.end();
  return written;
}

type Doc = PDFKit.PDFDocument;

function put(
  doc: Doc,
  text: string,
  {
    x = EDGE,
    y,
    size = 10,
    weight = 'regular',
    colour = PAPER.ink,
    width = WIDTH,
    align = 'left',
  }: Put,
): number {
  doc.font(weight).fontSize(size).fillColor(colour);
  doc.text(text, x, y, { width, align });
  return doc.y;
}

interface Put {
  x?: number;
  y: number;
  size?: number;
  weight?: keyof typeof FONTS;
  colour?: string;
  width?: number;
  align?: 'left' | 'right';
}

function drawHead(doc: Doc, paper: FigurePaper): number {
  const text = reportWords(paper.language);
  const { answer, language } = paper;
  const say = (day: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${day}T12:00:00Z`),
    );
  let y = put(doc, paper.name, { y: EDGE, size: 18, weight: 'bold' });
  if (paper.question) y = put(doc, paper.question, { y: y + 2, size: 11, colour: PAPER.soft });
  const { period } = answer;
  const facts = [
    period ? text('period', { from: say(period.from), to: say(period.to) }) : text('allTime'),
    ...(answer.as_of ? [text('asOf', { day: say(answer.as_of) })] : []),
    text('made', { day: say(paper.day), name: paper.by }),
  ];
  y = put(doc, facts.join(' · '), { y: y + 4, size: 9, colour: PAPER.faint });
  for (const { fitness } of answer.totals) {
    const unfit = sayUnfit(fitness, language);
    if (unfit) y = put(doc, unfit, { y: y + 4, weight: 'bold', colour: PAPER.warn });
  }
  return y + 14;
}

async function drawChart(doc: Doc, paper: FigurePaper, y: number): Promise<number> {
  const { chart, answer, say } = paper;
  if (chart === 'number') {
    let end = y;
    for (const metric of answer.metrics) {
      const total = answer.totals.find((one) => one.metric === metric.name);
      end = put(doc, say.value(total?.value ?? null, metric), { y: end, size: 28, weight: 'bold' });
      end = put(doc, metric.label, { y: end, colour: PAPER.soft }) + 8;
    }
    return end;
  }
  if (chart === 'table') return y;
  const picture = await drawFigure({
    kind: chart,
    answer,
    say,
    width: WIDTH,
    height: CHART_HEIGHT,
  });
  doc.image(picture, EDGE, y, { width: WIDTH, height: CHART_HEIGHT });
  return y + CHART_HEIGHT + 18;
}

function drawTable(doc: Doc, table: ChartTable, from: number): void {
  let y = from;
  const columns = table.columns.length;
  const first = Math.max(WIDTH * 0.24, WIDTH - columns * 110);
  const each = (WIDTH - first) / Math.max(columns, 1);
  const size = each < 60 ? 7 : 9;
  const rowAt = (label: string, cells: string[], style: Partial<Put>) => {
    const put1 = { y: y + 5, size, ...style };
    put(doc, cut(doc, label, first - 8, size), { ...put1, width: first });
    cells.forEach((cell, at) => {
      const x = EDGE + first + at * each;
      put(doc, cut(doc, cell, each - 4, size), { ...put1, x, width: each, align: 'right' });
    });
    y += ROW;
    doc
      .moveTo(EDGE, y)
      .lineTo(EDGE + WIDTH, y)
      .lineWidth(0.5)
      .strokeColor(PAPER.line)
      .stroke();
  };
  const head = () =>
    rowAt(
      table.head,
      table.columns.map(({ label }) => label),
      { colour: PAPER.faint },
    );
  const need = () => {
    if (y + ROW <= BOTTOM) return;
    doc.addPage();
    y = EDGE;
    head();
  };
  need();
  head();
  const line = ({ label, cells }: TableRow, style: Partial<Put> = {}) => {
    need();
    rowAt(label, cells.map(sayInFull), style);
  };
  for (const row of table.rows) line(row);
  if (table.total) line(table.total, { weight: 'bold' });
}

/** A text in one line, with … where it does not fit. */
function cut(doc: Doc, text: string, width: number, size: number): string {
  doc.font('regular').fontSize(size);
  if (doc.widthOfString(text) <= width) return text;
  let shown = text;
  while (shown.length > 1 && doc.widthOfString(`${shown}…`) > width) shown = shown.slice(0, -1);
  return `${shown}…`;
}

function collect(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
