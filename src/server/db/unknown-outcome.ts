/**
 * The connection broke while a commit was under way: what was to be saved is there or is not. Whoever
 * repeats it with the same Idempotency-Key gets it once.
 */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('the connection broke during a commit', { cause });
    this.name = 'UnknownOutcome';
  }
}
