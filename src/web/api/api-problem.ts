import type { ErrorCode, InputIssue } from '#src/lib/app-error.ts';
import { sayMessage, wantMessages } from '../i18n/messages.ts';
import { apiText } from './api-text.ts';

/** `unreachable`: no answer came; `broken`: the answer was not one of ours. */
export type ProblemCode = ErrorCode | 'unreachable' | 'broken';

/** What an RFC 9457 problem document says, or why there was none. `message` is for the person. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly reason: string | undefined;
  readonly issues: readonly InputIssue[];

  constructor(
    message: string,
    facts: { code: ProblemCode; status?: number; reason?: string; issues?: InputIssue[] },
  ) {
    super(message);
    this.name = 'ApiProblem';
    this.code = facts.code;
    this.status = facts.status ?? 0;
    this.reason = facts.reason;
    this.issues = facts.issues ?? [];
  }
}

/** No answer came: what was asked for can only be had with a connection. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'unreachable';
}

interface Failing {
  error: Error | null;
  failureReason?: Error | null;
}

/** Why a read has failed. That nobody answers is told at once, though it is tried again meanwhile. */
export function failureOf({ error, failureReason }: Failing): Error | null {
  return error ?? (failureReason && isUnreachable(failureReason) ? failureReason : null);
}

/**
 * What to tell the person: of a refused input the first wrong part says what to do about it; of what is
 * no answer of the API `otherwise`, or else its own words.
 */
export function sayProblem(error: unknown, otherwise?: string): string {
  if (error instanceof ApiProblem) return error.issues[0]?.message || error.message;
  return otherwise ?? (error instanceof Error ? error.message : String(error));
}

/** The message of the issue at this field of the body, such as `email`. */
export function findIssue(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  return problem.issues.find((issue) => issue.path.includes(field))?.message;
}

interface ProblemDocument {
  title?: string;
  detail?: string;
  code?: ErrorCode;
  reason?: string;
  issues?: InputIssue[];
}

/** What the answer says, in the person's language. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const document: ProblemDocument | undefined = await response.json().catch(() => undefined);
  await wantMessages();
  const said = document ? sayDetail(document) : apiText.text('broken');
  // the API's own words for this are for programs; a refused password has its reason
  const lost = document?.code === 'unauthenticated' && !document.reason;
  return new ApiProblem(lost ? apiText.text('signedOut') : said, {
    code: document?.code ?? 'broken',
    status: response.status,
    ...(document?.reason && { reason: document.reason }),
    ...(document?.issues && { issues: document.issues.map(sayIssue) }),
  });
}

/** The detail of a refused input names its place before the message, which only English is shown. */
function sayDetail({ detail, title, issues }: ProblemDocument): string {
  const first = issues?.[0]?.message;
  const english = detail ?? title ?? apiText.text('broken');
  if (!first || !english.endsWith(first)) return sayMessage(english);
  const said = sayMessage(first);
  return said === first ? english : said;
}

function sayIssue(issue: InputIssue): InputIssue {
  return { ...issue, message: sayMessage(issue.message) };
}
