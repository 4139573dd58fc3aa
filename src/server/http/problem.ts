import { AppError, ERROR_STATUS } from '#src/lib/app-error.ts';
import { UnknownOutcome } from '../db/unknown-outcome.ts';
import type { Logger } from '../log/logger.ts';

const JSON_HEADERS = {
  'content-type': 'application/problem+json; charset=utf-8',
  'x-content-type-options': 'nosniff',
};

/** The failure as a problem document (RFC 9457); what nobody foresaw is logged and says nothing. */
export function problemResponse(error: unknown, log: Logger): Response {
  if (error instanceof UnknownOutcome) {
    log.error({ err: error }, 'a commit was cut off');
    return problem(503, {
      title: 'Unknown outcome',
      detail:
        'The connection broke while saving, so it may have been saved. Look before you repeat it.',
      reason: 'outcome_unknown',
    });
  }
  const known = error instanceof AppError ? error : (databaseRefusal(error) ?? null);
  if (!known) {
    log.error({ err: error }, 'unexpected failure');
    return problem(500, {
      title: 'Internal error',
      detail: 'Something went wrong on our side. Nothing was saved. Try again.',
    });
  }
  const status = ERROR_STATUS[known.code];
  const { issues, reason, ...rest } = known.details;
  return problem(status, {
    title: known.code.replaceAll('_', ' '),
    detail: known.message,
    code: known.code,
    ...(reason && { reason }),
    ...(issues && { issues: issues.slice(0, 100) }),
    ...rest,
  });
}

function problem(status: number, fields: Record<string, unknown>): Response {
  const headers: Record<string, string> = { ...JSON_HEADERS };
  if (typeof fields.retry_after === 'number') headers['retry-after'] = String(fields.retry_after);
  return new Response(JSON.stringify({ type: 'about:blank', status, ...fields }), {
    status,
    headers,
  });
}

/**
 * What PostgreSQL refuses although it passed our checks: class 22 is a value it cannot hold, 23 a rule
 * between rows, 40 two writers in each other's way, 55P03 a lock not given, 57014 a query that took too long.
 */
function databaseRefusal(error: unknown): AppError | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || code.length !== 5) return undefined;
  if (code.startsWith('22')) {
    return new AppError('invalid', 'One of the values cannot be stored. Check dates and numbers.');
  }
  if (code.startsWith('23')) {
    return new AppError('conflict', 'This does not fit what is stored already. Load it again.');
  }
  if (code.startsWith('40')) {
    return new AppError('conflict', 'Somebody saved the same thing at this moment. Try again.');
  }
  if (code === '55P03') {
    return new AppError(
      'busy',
      'Somebody else is saving the same thing, and it takes long. Try again in a few seconds.',
      { reason: 'busy', retry_after: 3 },
    );
  }
  if (code === '57014') {
    return new AppError(
      'too_large',
      'This took too long. Ask for less, such as a narrower filter.',
    );
  }
  return undefined;
}
