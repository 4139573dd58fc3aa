import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuoteDocument } from '../../quote-document.ts';
import { PdfThread } from './pdf-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-thread-'));
const script = join(folder, 'draw.mjs');
const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(() => {
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, document }) => {
      if (document.name === 'endless') for (;;);
      if (document.name === 'huge') { const all = []; for (;;) all.push(new Array(1e6).fill({})); }
      parentPort.postMessage({ id, bytes: new TextEncoder().encode(document.name) });
    });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function drawn(thread: PdfThread, name: string): Promise<string> {
  const answer = await thread.draw({ name } as QuoteDocument).catch((error) => error);
  return answer instanceof Uint8Array ? new TextDecoder().decode(answer) : answer.details.reason;
}

test('a quote that takes too long is refused alone, and those that wait behind it are drawn', async () => {
  const thread = new PdfThread(silent, script, 1500);
  const answers = ['one', 'endless', 'two', 'huge', 'three'].map((name) => drawn(thread, name));
  expect(await Promise.all(answers)).toEqual([
    'one',
    'quote_too_long',
    'two',
    'quote_too_long',
    'three',
  ]);
});

test('of very many at once the last are told to try again', async () => {
  const thread = new PdfThread(silent, script);
  const all = Array.from({ length: 40 }, () => thread.draw({ name: 'x' } as QuoteDocument));
  const settled = await Promise.allSettled(all);
  const refused = settled.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'rate_limited' } });
});
