import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { colours, type Palette } from './palette.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  regular: '400Regular/Inter_400Regular.ttf',
  medium: '500Medium/Inter_500Medium.ttf',
  bold: '600SemiBold/Inter_600SemiBold.ttf',
} as const;
export type Weight = keyof typeof FONTS;

/** A4 in points, and where text may stand. */
export const PAGE = { width: 595.28, height: 841.89 };
export const LEFT = 56;
export const RIGHT = PAGE.width - 56;
export const WIDTH = RIGHT - LEFT;
/** Where text begins on the pages after the first. */
export const TOP = 84;
const LEADING = 1.42;
/** A word of fewer signs is never wider than a column. */
const SHORT = 6;
/** Figures of one width, for what ends at an edge, so that amounts stand beneath each other. */
const FIGURES: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum', 'kern'];

export interface Style {
  size: number;
  weight?: Weight;
  colour?: string;
}

export interface TextLine extends Style {
  text: string;
}

export interface PaperOptions {
  info: { Title: string; Author: string; Subject: string; CreationDate: Date };
  lang: string;
  accent: string;
  /** Where the foot begins, from the top of the page. */
  bottom: number;
  /** Draws the head of each page after the first. */
  continued: (paper: Paper) => void;
}

/** A document being written from top to bottom; a page is begun where something does not fit. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly colours: Palette;
  y = TOP;
  readonly #options: PaperOptions;
  readonly #widths = new Map<string, number>();
  /** What begins each page while it is set, such as the head of a table. */
  onPage: (() => void) | undefined;

  constructor(options: PaperOptions) {
    this.#options = options;
    this.colours = colours(options.accent);
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: options.lang,
      displayTitle: true,
      info: { ...options.info, Creator: 'Uptake', Producer: 'Uptake' },
    });
    for (const [name, file] of Object.entries(FONTS)) {
      this.doc.registerFont(name, require.resolve(`@expo-google-fonts/inter/${file}`));
    }
  }

  get bottom(): number {
    return this.#options.bottom;
  }

  /** Begins a page if less than that is left on this one. */
  need(height: number): void {
    if (this.y + height > this.bottom) this.turn();
  }

  turn(): void {
    this.doc.addPage();
    this.y = TOP;
    this.#options.continued(this);
    this.onPage?.();
  }

  /** One line of text at a place; `right` is the edge that it ends at. */
  put(line: TextLine, place: { x: number; y: number } | { right: number; y: number }): void {
    if (line.text === '') return;
    const { doc } = this;
    const x = 'x' in place ? place.x : place.right - this.measure(line.text, line, FIGURES);
    doc.font(line.weight ?? 'regular').fontSize(line.size);
    doc.fillColor(line.colour ?? this.colours.ink);
    const options = { lineBreak: false, ...('right' in place && { features: FIGURES }) };
    doc.text(line.text, x, place.y, options);
  }

  /** Lines beneath each other from here on, over as many pages as they need. */
  write(lines: readonly TextLine[], x = LEFT): void {
    for (const line of lines) {
      this.need(heightOf(line));
      this.put(line, { x, y: this.y });
      this.y += heightOf(line);
    }
  }

  measure(
    text: string,
    { size, weight = 'regular' }: Style,
    features?: PDFKit.Mixins.OpenTypeFeatures[],
  ): number {
    const key = `${weight} ${features ? 'figures' : ''} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.doc.font(weight).fontSize(1000);
      width = this.doc.widthOfString(text, features ? { features } : {}) / 1000;
      this.#widths.set(key, width);
    }
    return width * size;
  }

  /** How wide a text is that ends at an edge. */
  measureFigures(text: string, style: Style): number {
    return this.measure(text, style, FIGURES);
  }

  /** The text in lines that fit the width; its own breaks are kept. */
  wrap(text: string, width: number, style: Style): TextLine[] {
    const paragraphs = printable(text).split('\n');
    return paragraphs.flatMap((paragraph) =>
      this.#wrapParagraph(paragraph, width, style).map((line) => ({ ...style, text: line })),
    );
  }

  /** Widths are added up word by word, so that a long text costs no more than it is long. */
  #wrapParagraph(paragraph: string, width: number, style: Style): string[] {
    const lines: string[] = [];
    const space = this.measure(' ', style);
    let line = '';
    let wide = 0;
    for (const word of paragraph.split(/\s+/).flatMap((one) => this.#cut(one, width, style))) {
      const more = this.measure(word, style);
      if (line && wide + space + more > width) {
        lines.push(line);
        line = word;
        wide = more;
      } else {
        wide += line ? space + more : more;
        line = line ? `${line} ${word}` : word;
      }
    }
    const all = [...lines, line];
    // a mark between two parts says nothing where the line ends between them
    return paragraph.includes('·') ? all.map((one, at) => trimMarks(one, at, all.length)) : all;
  }

  /** A word wider than its column, such as an address of the web, in parts that fit. */
  #cut(word: string, width: number, style: Style): string[] {
    if (word.length < SHORT || this.measure(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    let wide = 0;
    for (const sign of word) {
      const more = this.measure(sign, style);
      if (part && wide + more > width) {
        parts.push(part);
        part = '';
        wide = 0;
      }
      part += sign;
      wide += more;
    }
    return [...parts, part];
  }

  rule(y: number, { colour, weight = 0.5, from = LEFT, to = RIGHT }: RuleStyle = {}): void {
    this.doc
      .moveTo(from, y)
      .lineTo(to, y)
      .lineWidth(weight)
      .strokeColor(colour ?? this.colours.line)
      .stroke();
  }

  finish(): Promise<Buffer> {
    const { doc } = this;
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      doc.on('data', (part: Buffer) => parts.push(part));
      doc.on('end', () => resolve(Buffer.concat(parts)));
      doc.on('error', reject);
      doc.end();
    });
  }
}

interface RuleStyle {
  colour?: string;
  weight?: number;
  from?: number;
  to?: number;
}

export function heightOf({ size }: Style): number {
  return size * LEADING;
}

export function heightOfAll(lines: readonly Style[]): number {
  return lines.reduce((sum, line) => sum + heightOf(line), 0);
}

/** Without signs that no font draws, and without pages of nothing. */
function printable(text: string): string {
  const drawn = text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{C}\n\u00ad]/gu, '');
  return drawn.replaceAll(/\n(?:[^\S\n]*\n){2,}/g, '\n\n');
}

/** Without the mark at the end that is followed by another line, or at the beginning after one. */
function trimMarks(line: string, at: number, count: number): string {
  const ended = at < count - 1 ? line.replace(/ ·$/, '') : line;
  return at > 0 ? ended.replace(/^· /, '') : ended;
}
