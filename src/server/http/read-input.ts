import type { z } from 'zod';
import { AppError, type InputIssue } from '#src/lib/app-error.ts';
import type { Endpoint } from '#src/lib/define-endpoint.ts';
import { isUnseen, UNSEEN_MESSAGE } from '#src/lib/unseen.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;
const MAX_DEPTH = 64;
/** Escaped or as it is: what cannot be stored, and what nobody would see. */
const MAY_HOLD_BAD_TEXT = /\\u|[\x7f-\x9f\p{DI}\u2800]/u;

export interface RawInput {
  params: Record<string, string>;
  /** Each parameter with all values that it was given. */
  query: Record<string, string[]>;
}

/** Everything an endpoint takes, read and checked by its declaration. */
export async function readInput(endpoint: Endpoint, raw: RawInput, request: Request) {
  for (const text of [...Object.values(raw.params), ...Object.values(raw.query).flat()]) {
    requireText(text);
  }
  return {
    params: endpoint.params ? parse(endpoint.params, raw.params) : undefined,
    query: endpoint.query ? parse(endpoint.query, onceEach(raw.query)) : undefined,
    body: endpoint.body ? parse(endpoint.body, await readBody(endpoint.body, request)) : undefined,
  };
}

/** Of two values one would be passed over, and nobody could tell which. */
function onceEach(query: Record<string, string[]>): Record<string, string | undefined> {
  const values = Object.entries(query).map(([name, given]) => {
    if (given.length > 1) throw badInput([{ path: [name], message: 'Give this only once.' }]);
    return [name, given[0]] as const;
  });
  return Object.fromEntries(values);
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badInput(
    result.error.issues.slice(0, 100).map(({ path, message }) => ({
      path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
      message,
    })),
  );
}

function badInput(issues: InputIssue[]): AppError {
  const first = issues[0]!;
  const where = first.path.length > 0 ? `${first.path.join('.')}: ` : '';
  return new AppError('invalid', where + first.message, { reason: 'bad_input', issues });
}

/** A body that may be left out is undefined when it is. */
async function readBody(schema: z.ZodType, request: Request): Promise<unknown> {
  const mayLack = !request.headers.has('content-type') && schema.safeParse(undefined).success;
  if (mayLack && (await readBytes(request, MAX_BODY_BYTES)).byteLength === 0) return undefined;
  return readJson(request);
}

async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError('invalid', 'Send JSON with the header Content-Type: application/json.', {
      reason: 'not_json',
    });
  }
  const bytes = await readBytes(request, MAX_BODY_BYTES);
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
    if (MAY_HOLD_BAD_TEXT.test(text) || seemsDeep(text)) requireTexts(value, []);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'The body is not valid JSON in UTF-8.', { reason: 'not_json' });
  }
  return value;
}

/** The whole body, or a refusal as soon as it is longer than allowed. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = new AppError(
    'too_large',
    `The body may have ${Math.floor(limit / 1024 / 1024)} MB at most. Send less at once.`,
  );
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced > limit) throw tooLarge;
  try {
    // Node reads no more than was announced; in one piece, which is quicker than as a stream
    if (announced >= 0) return new Uint8Array(await request.arrayBuffer());
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'The request broke off on its way. Send it again.', {
      reason: 'broken_off',
    });
  }
}

/** Whether the JSON may be nested too deeply; brackets within texts count too, so it may as well not. */
function seemsDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at) | 0x20; // [ and { alike
    if (sign === 0x7b && ++depth > MAX_DEPTH) return true;
    if (sign === 0x7d) depth--;
  }
  return false;
}

function requireTexts(value: unknown, path: (string | number)[]): void {
  if (path.length > MAX_DEPTH) throw new AppError('invalid', 'The JSON is nested too deeply.');
  if (typeof value === 'string') {
    requireText(value);
    if (isUnseen(value)) throw badInput([{ path, message: UNSEEN_MESSAGE }]);
  } else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) requireTexts(item, [...path, at]);
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      requireText(key);
      requireTexts(item, [...path, key]);
    }
  }
}

/** PostgreSQL text holds neither NUL nor half a surrogate pair. */
function requireText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new AppError(
      'invalid',
      'The text has a character that cannot be stored (NUL or half a surrogate pair). Remove it.',
      { reason: 'bad_character' },
    );
  }
}
