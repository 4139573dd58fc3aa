import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { AppError } from '#src/lib/app-error.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import type { Logger } from '#src/server/log/logger.ts';
import { SECRET_HEADERS } from '#src/server/public/public-page.ts';
import type { QuoteDocument } from '../../quote-document.ts';
import { writePdf } from './write-pdf.ts';

/** The build's entry of `pdf-worker.ts`. */
const WORKER = 'dist/server/pdf-worker.js';
const TIMEOUT_MS = 30_000;
const MOST_WAITING = 30;
const KEPT = 100;

export interface PdfDrawer {
  draw(document: QuoteDocument): Promise<Uint8Array>;
}

export type Drawn = { id: number; bytes: Uint8Array } | { id: number; error: string };

interface Job {
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
  timer: NodeJS.Timeout;
}

/**
 * Draws quotes beside the server, in a thread of its own: a long one takes a second of work. What was
 * drawn is kept, for a link is opened by several people and programs at once.
 */
export function createPdfDrawer(log: Logger): PdfDrawer {
  const kept = new LRUCache<string, Promise<Uint8Array>>({ max: KEPT });
  const thread = isBuilt() ? createThread(log) : { draw: writePdf };
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

function createThread(log: Logger): PdfDrawer {
  const jobs = new Map<number, Job>();
  let worker: Worker | undefined;
  let last = 0;

  function fail(error: unknown): void {
    worker = undefined;
    for (const [id, job] of jobs) settle(id, () => job.reject(error));
  }

  function settle(id: number, how: (job: Job) => void): void {
    const job = jobs.get(id);
    if (!job) return;
    clearTimeout(job.timer);
    jobs.delete(id);
    how(job);
  }

  function start(): Worker {
    const started = new Worker(join(findProjectDir(), WORKER));
    // it must not keep the process from ending
    started.unref();
    started.on('message', (drawn: Drawn) => {
      settle(drawn.id, ({ resolve, reject }) =>
        'bytes' in drawn ? resolve(drawn.bytes) : reject(new Error(drawn.error)),
      );
    });
    started.on('error', (error) => {
      log.error({ err: error }, 'the thread that draws quotes has failed');
      if (worker === started) fail(error);
    });
    return started;
  }

  return {
    draw(document) {
      if (jobs.size >= MOST_WAITING) {
        const message = 'Many quotes are being drawn at this moment. Try again in a minute.';
        return Promise.reject(new AppError('rate_limited', message, { retry_after: 30 }));
      }
      worker ??= start();
      const id = ++last;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          void worker?.terminate();
          fail(new Error('drawing a quote took too long'));
        }, TIMEOUT_MS);
        jobs.set(id, { resolve, reject, timer });
        worker!.postMessage({ id, document });
      });
    },
  };
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
