import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { drawPdf } from './draw-pdf.ts';
import { arrangePaper, type WorkshopPaper } from './workshop-paper.ts';
import { writeCsv } from './write-csv.ts';
import { writeMarkdown } from './write-markdown.ts';

const paper: WorkshopPaper = arrangePaper({
  title: 'Time to Change *Bozen*',
  template: 'Time to Change',
  heldOn: '2026-03-02',
  language: 'en',
  tookPart: 12,
  objectives: [{ text: 'Customers hear from us', serves: 'Follow-ups are shown each morning' }],
  images: [
    { name: 'road', lines: ['a long way', ''] },
    { name: 'key', lines: ['b', 'a', 'c'] },
  ],
  clusters: [
    {
      title: 'Too many fields',
      votes: 3,
      cards: [
        { kind: 'concern', text: 'Who reads all this?' },
        { kind: 'idea', text: '=cmd|calc' },
      ],
      answer: null,
    },
    {
      title: 'Training',
      votes: 9,
      cards: [{ kind: 'question', text: '- When do we learn?\n# Now' }],
      answer: { answer: 'yes', reason: 'Half a day each', owner: 'Ingrid', dueOn: '2026-03-13' },
    },
  ],
});

test('themes come by their dots, images by how many chose them, cards by what they say', () => {
  expect(paper.clusters.map(({ title }) => title)).toEqual(['Training', 'Too many fields']);
  expect(paper.images.map(({ name }) => name)).toEqual(['key', 'road']);
  expect(paper.images[0]!.lines).toEqual(['a', 'b', 'c']);
});

test('however cards came in, the files are the same', () => {
  const cards = fc.array(
    fc.record({ kind: fc.constantFrom('idea', 'concern'), text: fc.string({ maxLength: 12 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(cards, fc.infiniteStream(fc.nat()), (given, dice) => {
      const shuffled = given
        .map((card) => ({ card, at: dice.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ card }) => card);
      const [one, two] = [given, shuffled].map((list) => {
        const clusters = [{ title: 'One', votes: 1, cards: list, answer: null }];
        const arranged = arrangePaper({ ...paper, clusters });
        return [writeCsv(arranged), writeMarkdown(arranged)];
      });
      expect(one).toEqual(two);
    }),
    { numRuns: 50 },
  );
});

test('Markdown gives texts back as they were written', () => {
  const text = writeMarkdown(paper);
  expect(text).toContain('# Time to Change \\*Bozen\\*');
  expect(text).toContain('### Training (9 dots)');
  expect(text).toContain('Yes: Half a day each');
  expect(text).toContain('- Question: - When do we learn? \\# Now');
  expect(text).toContain('Not answered yet');
});

test('no cell of the table is run by a spreadsheet', () => {
  const lines = writeCsv(paper).split('\r\n');
  expect(lines[0]).toContain('Theme,Dots,Kind,Card');
  expect(lines.some((line) => line.includes("'=cmd|calc"))).toBe(true);
  expect(lines[1]).toContain('Training,9,Question');
});

test('the PDF says it all and is the same each time', async () => {
  const bytes = await drawPdf(paper);
  expect(bytes.equals(await drawPdf(paper))).toBe(true);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: true });
  for (const said of ['12 people took part', 'Training (9 dots)', 'Half a day each', 'A key']) {
    expect(text).toContain(said);
  }
  expect(text).toContain('Page 1 of 1');
});

test('five hundred long cards fill pages, each with its number', async () => {
  const cards = Array.from({ length: 500 }, (_, at) => ({
    kind: 'idea',
    text: `${at} ${'word '.repeat(50)}`,
  }));
  const clusters = [{ title: 'Much', votes: 1, cards, answer: null }];
  const bytes = await drawPdf({ ...paper, language: 'de', clusters });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: true });
  expect(text).toContain(`Seite ${document.numPages} von ${document.numPages}`);
});
