/** The only codes an expected failure may have; each is one HTTP status. */
export const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  rate_limited: 429,
  busy: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One wrong part of the input: where it is (`['people', 3, 'email']`) and what to do about it. */
export interface InputIssue {
  path: (string | number)[];
  message: string;
}

export interface ErrorDetails {
  /** A literal of the domain that a program can act on, such as `last_administrator`. */
  reason?: string;
  issues?: InputIssue[];
  [key: string]: unknown;
}

/**
 * A failure that the caller can do something about. `message` is one English sentence for the
 * person, and says what to do. Anything else that is thrown is a bug.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
