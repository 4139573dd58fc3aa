import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { SECRET_HEADERS } from '#src/server/public/public-page.ts';
import type { Minutes } from './read-minutes.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  regular: '400Regular/Inter_400Regular.ttf',
  bold: '600SemiBold/Inter_600SemiBold.ttf',
} as const;

const MARGIN = 64;
const INK = '#1c1d1f';
const QUIET = '#5c5f66';

/** The minutes on as many pages of A4 as they need; the same minutes give the same bytes. */
export function drawMinutes(minutes: Minutes): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: minutes.language,
    displayTitle: true,
    info: {
      Title: `${minutes.kind}: ${minutes.title}`,
      CreationDate: new Date(`${minutes.heldOn}T00:00:00Z`),
      Creator: 'Uptake',
      Producer: 'Uptake',
    },
  });
  for (const [name, file] of Object.entries(FONTS)) {
    doc.registerFont(name, require.resolve(`@expo-google-fonts/inter/${file}`));
  }
  const write = (text: string, { size = 10, bold = false, colour = INK, gap = 2, x = 0 } = {}) => {
    doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
    const width = doc.page.width - 2 * MARGIN - x;
    doc.text(printable(text), MARGIN + x, undefined, { width, paragraphGap: gap, lineGap: 2 });
  };
  write(minutes.kind, { colour: QUIET });
  write(minutes.title, { size: 20, bold: true, gap: 4 });
  write(minutes.day, { size: 11 });
  for (const line of minutes.head) write(line, { colour: QUIET });
  for (const { heading, items } of minutes.parts) {
    doc.moveDown(1.2);
    write(heading, { size: 13, bold: true, gap: 6 });
    for (const { line, beneath } of items) {
      write(line, { bold: beneath.length > 0 });
      for (const one of beneath) write(one, { colour: QUIET, x: 12 });
      doc.moveDown(0.4);
    }
  }
  return finish(doc);
}

function finish(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.end();
  });
}

/** Without signs that no font draws. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{C}\n]/gu, '');
}

export function pdfReply(bytes: Uint8Array, { kind, heldOn }: Minutes): Response {
  const name = `${kind}-${heldOn}.pdf`.replaceAll(/[^\w.-]/g, '_');
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      ...SECRET_HEADERS,
    },
  });
}
