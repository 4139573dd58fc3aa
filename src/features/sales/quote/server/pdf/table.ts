import type { Line } from '#src/lib/line-totals.ts';
import { nameWithUnit } from '#src/records/values/lines-text.ts';
import type { QuoteDocument } from '../../quote-document.ts';
import { quoteWords } from '../words/quote-words.ts';
import { writeAmount, writeDecimalFor, writePercent } from '../words/write-values.ts';
import { heightOf, heightOfAll, LEFT, type Paper, RIGHT, type TextLine } from './paper.ts';

const GAP = 14;
const PADDING = 7;
const NAME_SIZE = 9.5;
const CARRY = 24;
const LEAST_DESCRIPTION = 120;

interface Column {
  label: string;
  width: number;
  of: (line: Line, at: number) => string;
}

/** The lines in a table whose head comes again on each page, with the sum that is carried over. */
export function drawTable(paper: Paper, document: QuoteDocument): void {
  const table = new Table(paper, document);
  paper.need(90);
  table.drawHead();
  paper.onPage = () => table.begin();
  document.lines.forEach((line, at) => {
    table.drawRow(line, at);
  });
  paper.onPage = undefined;
}

class Table {
  readonly #paper: Paper;
  readonly #document: QuoteDocument;
  /** From the right: what has a fixed width. The description takes what is left. */
  readonly #columns: Column[];
  readonly #descriptionWidth: number;
  /** What the lines drawn so far come to. */
  #sum = 0;

  constructor(paper: Paper, document: QuoteDocument) {
    this.#paper = paper;
    this.#document = document;
    this.#columns = columnsOf(paper, document);
    const fixed = this.#columns.reduce((sum, { width }) => sum + width + GAP, 0);
    this.#descriptionWidth = Math.max(LEAST_DESCRIPTION, RIGHT - LEFT - NUMBER_WIDTH - fixed);
  }

  drawHead(): void {
    const paper = this.#paper;
    const text = quoteWords(this.#document.language);
    const style = { size: 8, weight: 'medium', colour: paper.colours.faint } as const;
    const { y } = paper;
    paper.put({ ...style, text: text('position') }, { x: LEFT, y });
    paper.put({ ...style, text: text('description') }, { x: LEFT + NUMBER_WIDTH, y });
    for (const { label, right } of this.#placed())
      paper.put({ ...style, text: label }, { right, y });
    paper.y += 15;
    paper.rule(paper.y, { colour: paper.colours.accent, weight: 1 });
    paper.y += PADDING;
  }

  /** What a page of the table begins with: its head, and what the pages before came to. */
  begin(): void {
    this.drawHead();
    if (this.#sum > 0 || this.#isUnderWay) this.#drawSum('brought');
  }

  #isUnderWay = false;

  drawRow(line: Line, at: number): void {
    const paper = this.#paper;
    const texts = this.#textsOf(line);
    const isLast = at === this.#document.lines.length - 1;
    const height = heightOfAll(texts) + 2 * PADDING;
    // the row and, unless it is the last, room for the sum beneath it
    this.#breakFor(height, isLast ? 0 : CARRY);
    const { y } = paper;
    const style = { size: NAME_SIZE, colour: paper.colours.soft };
    paper.put({ ...style, text: String(at + 1) }, { x: LEFT, y });
    for (const { of, right } of this.#placed()) {
      const isAmount = right === RIGHT;
      const look = isAmount ? { size: NAME_SIZE, weight: 'medium' as const } : style;
      paper.put({ ...look, text: of(line, at) }, { right, y });
    }
    this.#isUnderWay = true;
    for (const one of texts) {
      this.#breakFor(heightOf(one), CARRY);
      paper.put(one, { x: LEFT + NUMBER_WIDTH, y: paper.y });
      paper.y += heightOf(one);
    }
    this.#sum += this.#document.totals.lines[at]!.net;
    paper.y += PADDING;
    paper.rule(paper.y);
    paper.y += PADDING;
  }

  /** Turns the page before something that does not fit, with what has come together until here. */
  #breakFor(height: number, room: number): void {
    const paper = this.#paper;
    const left = paper.bottom - paper.y;
    if (height + room <= left) return;
    const fitsOnePage = height + room <= paper.bottom - FRESH_TOP;
    // what is higher than a page begins here and goes on over the next
    if (!fitsOnePage && left > 4 * heightOf({ size: NAME_SIZE }) + CARRY) return;
    if (this.#isUnderWay) this.#drawSum('carried');
    paper.turn();
  }

  #drawSum(name: 'carried' | 'brought'): void {
    const paper = this.#paper;
    const { language, currency } = this.#document;
    const text = quoteWords(language);
    const style = { size: 8.5, weight: 'medium', colour: paper.colours.soft } as const;
    const amount = writeAmount(this.#sum, { currency, language });
    const { y } = paper;
    paper.put({ ...style, text: text(name) }, { x: LEFT + NUMBER_WIDTH, y });
    paper.put({ ...style, text: amount }, { right: RIGHT, y });
    paper.y += 12;
    if (name === 'brought') {
      paper.y += PADDING - 2;
      paper.rule(paper.y);
      paper.y += PADDING;
    }
  }

  #textsOf(line: Line): TextLine[] {
    const { details } = line;
    const paper = this.#paper;
    const width = this.#descriptionWidth;
    const title = paper.wrap(nameWithUnit(line), width, { size: NAME_SIZE, weight: 'medium' });
    if (!details.trim()) return title;
    const style = { size: 8.5, colour: paper.colours.soft };
    return [...title, ...paper.wrap(details.trim(), width, style)];
  }

  #placed(): (Column & { right: number })[] {
    let right = RIGHT;
    return this.#columns.map((column) => {
      const placed = { ...column, right };
      right -= column.width + GAP;
      return placed;
    });
  }
}

const NUMBER_WIDTH = 30;
/** Where rows begin on a new page, beneath head and sum. */
const FRESH_TOP = 150;

/** The columns from the right; discount and tax stand there only if they tell something. */
function columnsOf(paper: Paper, document: QuoteDocument): Column[] {
  const { language, currency, lines, totals } = document;
  const text = quoteWords(language);
  const money = { currency, language };
  const hasDiscount = lines.some(({ discount }) => Number(discount) > 0);
  const hasTax = totals.taxes.length > 1;
  const all: (Omit<Column, 'width'> & { isShown: boolean })[] = [
    {
      label: `${text('amount')} ${currency}`,
      isShown: true,
      of: (_, at) => writeAmount(totals.lines[at]!.net, money),
    },
    { label: text('lineTax'), isShown: hasTax, of: ({ tax }) => writePercent(tax, language) },
    {
      label: text('lineDiscount'),
      isShown: hasDiscount,
      of: ({ discount }) => (Number(discount) > 0 ? writePercent(discount, language) : ''),
    },
    {
      label: text('unitPrice'),
      isShown: true,
      of: ({ unit_price }) => writeAmount(unit_price, money),
    },
    {
      label: text('quantity'),
      isShown: true,
      of: ({ quantity }) => writeDecimalFor(quantity, language),
    },
  ];
  return all
    .filter(({ isShown }) => isShown)
    .map(({ label, of }) => {
      const head = paper.measureFigures(label, { size: 8, weight: 'medium' });
      const widths = lines.map((line, at) =>
        paper.measureFigures(of(line, at), { size: NAME_SIZE, weight: 'medium' }),
      );
      return { label, of, width: Math.max(head, ...widths) };
    });
}
