import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { exportWords } from './export-words.ts';
import { tellPaper } from './tell-paper.ts';
import type { WorkshopPaper } from './workshop-paper.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  regular: '400Regular/Inter_400Regular.ttf',
  bold: '600SemiBold/Inter_600SemiBold.ttf',
} as const;
const MARGIN = 64;
const INK = '#1c1d1f';
const QUIET = '#5c5f66';

type Doc = PDFKit.PDFDocument;

/** The workshop on as many pages of A4 as it needs; the same workshop gives the same bytes. */
export function drawPdf(paper: WorkshopPaper): Promise<Buffer> {
  const told = tellPaper(paper);
  const doc = openPaper(paper);
  const written = collect(doc);
  put(doc, told.title, { size: 20, bold: true, gap: 4 });
  for (const fact of told.facts.filter(Boolean)) put(doc, fact, { colour: QUIET });
  for (const { heading, items } of told.parts) {
    doc.moveDown(1.4);
    keepTogether(doc, 80);
    put(doc, heading, { size: 14, bold: true, gap: 6 });
    for (const { head, facts, lines } of items) {
      keepTogether(doc, 48);
      put(doc, head, { size: 11, bold: true });
      for (const fact of facts) put(doc, fact);
      for (const line of lines) put(doc, `–  ${line}`, { colour: QUIET, x: 12 });
      doc.moveDown(0.6);
    }
  }
  doc.moveDown(1);
  put(doc, told.note, { size: 9, colour: QUIET });
  numberPages(doc, paper);
  doc.end();
  return written;
}

function openPaper({ title, heldOn, language }: WorkshopPaper): Doc {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: title,
      // the day alone: no file says when somebody wrote
      CreationDate: new Date(`${heldOn ?? '2000-01-01'}T00:00:00Z`),
      Creator: 'Uptake',
      Producer: 'Uptake',
    },
  });
  for (const [name, file] of Object.entries(FONTS)) {
    doc.registerFont(name, require.resolve(`@expo-google-fonts/inter/${file}`));
  }
  return doc;
}

interface Look {
  size?: number;
  bold?: boolean;
  colour?: string;
  gap?: number;
  x?: number;
}

function put(doc: Doc, text: string, look: Look = {}): void {
  const { size = 10, bold = false, colour = INK, gap = 2, x = 0 } = look;
  doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colour);
  const width = doc.page.width - 2 * MARGIN - x;
  doc.text(printable(text), MARGIN + x, undefined, { width, paragraphGap: gap, lineGap: 2 });
}

/** A heading never stands alone at the foot of a page. */
function keepTogether(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
}

function numberPages(doc: Doc, { language }: WorkshopPaper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at);
    const { width, height, margins } = doc.page;
    // beneath the margin a text would open a new page
    margins.bottom = 0;
    doc.font('regular').fontSize(8).fillColor(QUIET);
    const page = exportWords(language)('page', { page: at + 1, pages: count });
    doc.text(page, MARGIN, height - MARGIN / 2, { width: width - 2 * MARGIN, align: 'right' });
    margins.bottom = MARGIN;
  }
}

function collect(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}

/** Without signs that no font draws. */
function printable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '');
}
