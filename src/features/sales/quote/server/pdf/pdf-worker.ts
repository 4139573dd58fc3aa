import { parentPort } from 'node:worker_threads';
import type { QuoteDocument } from '../../quote-document.ts';
import type { Drawn } from './pdf-thread.ts';
import { writePdf } from './write-pdf.ts';

/** Draws one quote after the other, in a thread of its own. */
parentPort?.on('message', async ({ id, document }: { id: number; document: QuoteDocument }) => {
  parentPort!.postMessage(await draw(id, document));
});

async function draw(id: number, document: QuoteDocument): Promise<Drawn> {
  try {
    return { id, bytes: new Uint8Array(await writePdf(document)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
