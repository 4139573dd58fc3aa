import type { Logger } from '#src/server/log/logger.ts';

export interface Shutdown {
  /** Adds what has to be ended; the last begun is ended first. */
  add(end: () => Promise<unknown> | unknown): void;
  /** Ends everything once, then the process. */
  run(exitCode: number): Promise<void>;
}

/** Ends what was begun, in the other order, when the process is asked to stop. */
export function createShutdown(log: Logger): Shutdown {
  const endings: (() => Promise<unknown> | unknown)[] = [];
  let isRunning = false;
  async function run(exitCode: number): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    while (endings.length > 0) {
      try {
        await endings.pop()!();
      } catch (error) {
        log.error({ err: error }, 'while stopping');
      }
    }
    process.exit(exitCode);
  }
  // A bug that nobody caught ends the process in order. While stopping, connections may well break.
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'uncaught');
    void run(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void run(0));
  return { add: (end) => endings.push(end), run };
}
