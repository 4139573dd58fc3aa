interface Repeated {
  everyMs: number;
  /** Unless it is given, the first time is at once. */
  firstAfterMs?: number;
  failed(error: unknown): void;
}

/**
 * Does a piece of work again and again, one at a time; a failure is told, and not the end. `stop`
 * waits for what is under way, which needs what is closed after it.
 */
export function keepDoing(
  work: () => Promise<unknown>,
  { everyMs, firstAfterMs = 0, failed }: Repeated,
): { stop(): Promise<void> } {
  let underWay: Promise<void> | undefined;
  function begin(): void {
    underWay ??= work()
      .then(() => undefined, failed)
      .finally(() => {
        underWay = undefined;
      });
  }
  const first = setTimeout(begin, firstAfterMs);
  const timer = setInterval(begin, everyMs);
  return {
    async stop() {
      clearTimeout(first);
      clearInterval(timer);
      await underWay;
    },
  };
}
