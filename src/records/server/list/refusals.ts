import { AppError } from '#src/lib/app-error.ts';

/** Gathers why some of many records were left as they are. */
export class Refusals {
  readonly #counts = new Map<string, number>();

  /** Throws what is no refusal. */
  add(error: unknown, message?: string): void {
    if (!(error instanceof AppError)) throw error;
    const told = message ?? error.message;
    this.#counts.set(told, (this.#counts.get(told) ?? 0) + 1);
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The commonest first. */
  reasons(): { message: string; count: number }[] {
    return [...this.#counts]
      .map(([message, count]) => ({ message, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 10);
  }
}
