import { AppError } from '#src/lib/app-error.ts';

/** What is wrong with a value: our own rules, or PostgreSQL's (class 22 data, 23 integrity). */
export function isRefusal(error: unknown): boolean {
  return error instanceof AppError || /^2[23]/.test(codeOf(error));
}

/** Somebody wrote at the same time (class 40) or for long (55P03), or since the rows were planned; once more, then. */
export function isCollision(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'stale';
  return /^(40|55P03)/.test(codeOf(error));
}

/** What `hold_import` raises: what comes before is not stored, or somebody stopped the import. */
export function isOutOfTurn(error: unknown): boolean {
  return codeOf(error) === 'UP001';
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.length === 5 ? code : '';
}
