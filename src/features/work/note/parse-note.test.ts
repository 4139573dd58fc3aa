import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, type Inline, parseNote, plainLine } from './parse-note.ts';

test('headings, lists, boxes, quotes and paragraphs are told apart', () => {
  const body = '# Visit\nHe decides\nalone.\n\n- one\n  - two\n1. first\n- [x] done\n> said';
  expect(parseNote(body)).toMatchObject([
    { kind: 'heading', level: 1 },
    { kind: 'paragraph', lines: [[{ text: 'He decides' }], [{ text: 'alone.' }]] },
    {
      kind: 'list',
      items: [
        { mark: 'point', depth: 0, text: 'one' },
        { mark: 'point', depth: 1, text: 'two' },
        { mark: 'number', number: 1 },
        { mark: 'check', done: true },
      ],
    },
    { kind: 'quote' },
  ]);
});

test.each([
  ['**bold**', [{ kind: 'strong', parts: [{ kind: 'text', text: 'bold' }] }]],
  ['2 * 3 * 4', [{ kind: 'text', text: '2 * 3 * 4' }]],
  ['my_file_name', [{ kind: 'text', text: 'my_file_name' }]],
  ['_so_', [{ kind: 'emphasis', parts: [{ kind: 'text', text: 'so' }] }]],
  ['`a*b*`', [{ kind: 'code', text: 'a*b*' }]],
  [
    '[list](https://x.example/a)',
    [{ kind: 'link', href: 'https://x.example/a', parts: [{ kind: 'text', text: 'list' }] }],
  ],
  ['[x](javascript:alert(1))', [{ kind: 'text', text: '[x](javascript:alert(1))' }]],
  ['[x](data:text/html,1)', [{ kind: 'text', text: '[x](data:text/html,1)' }]],
])('%s', (line, parts) => {
  expect(parseNote(line)).toEqual([{ kind: 'paragraph', lines: [parts] }]);
});

test('a title is without signs', () => {
  expect(plainLine('## **Visit** at [Globex](https://globex.example)')).toBe('Visit at Globex');
  expect(plainLine('- [ ] call')).toBe('call');
});

function inlines(block: Block): Inline[] {
  if (block.kind === 'heading') return block.parts;
  return block.kind === 'list' ? block.items.flatMap((i) => i.parts) : block.lines.flat();
}
function links(parts: Inline[]): string[] {
  return parts.flatMap((part) => [
    ...(part.kind === 'link' ? [part.href] : []),
    ...('parts' in part ? links(part.parts) : []),
  ]);
}
function words(parts: Inline[]): string {
  return parts.map((part) => ('parts' in part ? words(part.parts) : part.text)).join(' ');
}

const piece = fc.constantFrom(
  '**',
  '*',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '# ',
  '- ',
  '[ ] ',
  '> ',
  '1. ',
  '\n',
  ' ',
  'javascript:',
  'https://a.b/',
  'word',
  'ÄÖ',
  '<img src=x onerror=alert(1)>',
  '@Ana',
);
const text = fc.oneof(
  fc.string(),
  fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
);

test('every text is read, no letter is lost but in addresses, and links lead only to web, mail or phone', () => {
  fc.assert(
    fc.property(text, (body) => {
      const blocks = parseNote(body);
      const parts = blocks.flatMap(inlines);
      for (const href of links(parts)) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
      if (links(parts).length > 0) return;
      const letters = (all: string) => all.replaceAll(/[^\p{L}]/gu, '');
      expect(letters(words(parts))).toBe(
        letters(body.replaceAll(/^[ \t]*[-*+][ \t]+\[[xX]\]/gm, '')),
      );
    }),
    { numRuns: 500 },
  );
});

test.each(['*', '**', '[', '`', '_a', '[a](', 'https://', '- [ ', '# ', '**a '])(
  'a long text of "%s" is read at once',
  (sign) => {
    const began = performance.now();
    parseNote(sign.repeat(50_000 / sign.length));
    expect(performance.now() - began).toBeLessThan(1000);
  },
);
