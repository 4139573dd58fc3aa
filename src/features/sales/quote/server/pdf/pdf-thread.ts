import { Worker } from 'node:worker_threads';
import { AppError } from '#src/lib/app-error.ts';
import type { Logger } from '#src/server/log/logger.ts';
import type { QuoteDocument } from '../../quote-document.ts';

const TIMEOUT_MS = 10_000;
const MOST_WAITING = 30;
const MOST_MEMORY_MB = 256;

export type Drawn = { id: number; bytes: Uint8Array } | { id: number; error: string };

interface Job {
  id: number;
  document: QuoteDocument;
  resolve(bytes: Uint8Array): void;
  reject(error: unknown): void;
}

/** Draws in a thread one after the other; what takes too long or too much ends alone. */
export class PdfThread {
  readonly #log: Logger;
  readonly #script: string;
  readonly #timeoutMs: number;
  #worker: Worker | undefined;
  readonly #waiting: Job[] = [];
  #current: (Job & { timer: NodeJS.Timeout }) | undefined;
  #last = 0;

  constructor(log: Logger, script: string, timeoutMs = TIMEOUT_MS) {
    this.#log = log;
    this.#script = script;
    this.#timeoutMs = timeoutMs;
  }

  draw(document: QuoteDocument): Promise<Uint8Array> {
    if (this.#waiting.length >= MOST_WAITING) {
      const message = 'Many quotes are being drawn at this moment. Try again in a minute.';
      return Promise.reject(new AppError('rate_limited', message, { retry_after: 30 }));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: ++this.#last, document, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#worker ??= this.#start();
    const timer = setTimeout(() => this.#giveUp(), this.#timeoutMs);
    this.#current = { ...job, timer };
    this.#worker.postMessage({ id: job.id, document: job.document });
  }

  #end(how: (job: Job) => void): void {
    const job = this.#current;
    if (!job) return;
    clearTimeout(job.timer);
    this.#current = undefined;
    how(job);
    this.#next();
  }

  #giveUp(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#end(({ reject }) => reject(tooLong()));
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
    const started = new Worker(this.#script, { resourceLimits });
    // it must not keep the process from ending
    started.unref();
    started.on('message', (drawn: Drawn) => {
      if (drawn.id !== this.#current?.id) return;
      this.#end(({ resolve, reject }) =>
        'bytes' in drawn ? resolve(drawn.bytes) : reject(new Error(drawn.error)),
      );
    });
    started.on('error', (error) => {
      this.#log.error({ err: error }, 'the thread that draws quotes has failed');
      if (this.#worker !== started) return;
      this.#worker = undefined;
      const isTooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#end(({ reject }) => reject(isTooMuch ? tooLong() : error));
    });
    return started;
  }
}

function tooLong(): AppError {
  const message =
    'This quote is too long to be drawn. Shorten its texts, or make two quotes of it.';
  return new AppError('too_large', message, { reason: 'quote_too_long' });
}
