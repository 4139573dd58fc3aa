import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import type { Logger } from '#src/server/log/logger.ts';
import { SECRET_HEADERS } from '#src/server/public/public-page.ts';
import type { QuoteDocument } from '../../quote-document.ts';
import { PdfThread } from './pdf-thread.ts';
import { writePdf } from './write-pdf.ts';

/** The build's entry of `pdf-worker.ts`. */
const WORKER = 'dist/server/pdf-worker.js';
const KEPT = 100;

export interface PdfDrawer {
  draw(document: QuoteDocument): Promise<Uint8Array>;
}

/**
 * Draws quotes beside the server, in a thread of its own: a long one takes a second of work. What was
 * drawn is kept, for a link is opened by several people and programs at once.
 */
export function createPdfDrawer(log: Logger): PdfDrawer {
  const kept = new LRUCache<string, Promise<Uint8Array>>({ max: KEPT });
  const thread = isBuilt()
    ? new PdfThread(log, join(findProjectDir(), WORKER))
    : { draw: writePdf };
  return {
    draw(document) {
      const key = createHash('sha256').update(JSON.stringify(document)).digest('base64');
      const known = kept.get(key);
      if (known) return known;
      const drawn = thread.draw(document);
      kept.set(key, drawn);
      drawn.catch(() => kept.delete(key));
      return drawn;
    },
  };
}

/** From its sources, as tests run it, there is no thread: Node starts none in TypeScript. */
function isBuilt(): boolean {
  return !import.meta.filename.endsWith('.ts') && existsSync(join(findProjectDir(), WORKER));
}

export function pdfResponse(bytes: Uint8Array, document: QuoteDocument): Response {
  const name = `${document.number || 'quote'}.pdf`.replaceAll(/[^\w.-]/g, '_');
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      ...SECRET_HEADERS,
    },
  });
}
