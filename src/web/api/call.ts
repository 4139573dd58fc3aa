import type { EndpointInput, EndpointOutput, Method } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import { ApiProblem, readProblem } from './api-problem.ts';
import { apiText } from './api-text.ts';
import { noteServerClock } from './clock.ts';
import { rememberCommand } from './commands.ts';
import { watchRequest } from './connection.ts';
import { type AskChange, doorAtHand, noteEarly, openDoor } from './door.ts';
import { whenDrawn } from './draw-first.ts';
import { takeEffort } from './effort.ts';
import { noteAnswered } from './own-writes.ts';
import { noteSaving } from './saving.ts';
import { sessionLost } from './session-lost.ts';
import { speakerHeader, speakFor } from './speaker.ts';

export interface CallInput {
  params?: Record<string, string>;
  /** Undefined is left out; objects are sent as JSON. */
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** The version that the change was made against. */
  ifMatch?: number;
  /** What the undo toast says of this write; `false` for a write that shows no toast. */
  says?: string | false;
  /** Gathers the write instead of announcing it, so that many are undone as one. */
  gather?: string[];
  /** A POST that only reads: the effort measured so far stays for the save to come. */
  reads?: true;
  /** The idempotency key, for a save that a person may repeat after a failure. */
  key?: string;
}

export type Route = `${Method} /${string}`;
const RETRY_AFTER_MS = [300, 1500];
const BRIEF_MS = 10_000;

/** Calls an endpoint by its declaration: `call<typeof finishTask>('POST /api/v1/…', {params})`. */
export function call<E extends { route: Route }>(
  route: E['route'],
  input: EndpointInput<E>,
  options: CallOptions = {},
): Promise<EndpointOutput<E>> {
  return send(route, input as CallInput, options);
}

/**
 * Calls a route whose types the caller states. A POST carries an idempotency key, so that it is
 * tried again when the network fails without being done twice. Without a connection, what was read
 * lately is answered again and some writes wait here.
 *
 * @throws ApiProblem
 */
export function send<Output = undefined>(
  route: Route,
  input: CallInput = {},
  options: CallOptions = {},
): Promise<Output> {
  const sent = sendOut<Output>(route, input, options);
  return route.startsWith('GET ') || options.reads ? sent : noteSaving(sent);
}

async function sendOut<Output>(
  route: Route,
  input: CallInput,
  options: CallOptions,
): Promise<Output> {
  const [method, path] = route.split(' ') as [Method, string];
  const url = writeUrl(path, input);
  const ask = (change: AskChange = {}) => request<Output>({ method, url, input, options }, change);
  if (method === 'GET') return read(url, ask);
  const door = await openDoor();
  return door ? door.write({ method, url, body: input.body, options }, ask) : ask();
}

async function read<Output>(url: string, ask: () => Promise<Output>): Promise<Output> {
  await whenDrawn();
  const atHand = doorAtHand();
  if (atHand) return atHand.read(url, ask);
  try {
    const answer = await ask();
    noteEarly(url, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'unreachable') throw error;
    const door = await openDoor();
    if (!door) throw error;
    return door.read(url, () => Promise.reject(error));
  }
}

interface Outgoing {
  method: Method;
  url: string;
  input: CallInput;
  options: CallOptions;
}

/** Asks the server itself. */
async function request<Output>(outgoing: Outgoing, change: AskChange): Promise<Output> {
  const { method, url, options } = outgoing;
  const again = (method === 'POST' || method === 'PATCH') && !change.brief;
  const response = await fetchPatiently(url, describe(outgoing, change), again);
  await takeIn(response, method, options);
  if (response.status === 204) return undefined as Output;
  const answer = await readJson(response);
  if (url === '/api/v1/me') speakFor(answer?.member?.id ?? null);
  return answer;
}

/**
 * Notes what an answer tells besides: the server's time, the command it has done, a session that has
 * ended.
 *
 * @throws ApiProblem
 */
export async function takeIn(
  response: Response,
  method: Method,
  options: CallOptions = {},
): Promise<void> {
  noteServerClock(response);
  if (!response.ok) throw await takeProblem(response, method);
  noteCommand(response, options);
}

export function readJson(response: Response) {
  return response.json().catch(() => {
    throw new ApiProblem(apiText.text('broken'), { code: 'broken' });
  });
}

function describe({ method, input, options }: Outgoing, change: AskChange): RequestInit {
  const body = change.body ?? input.body;
  const signal = change.brief ? AbortSignal.timeout(BRIEF_MS) : options.signal;
  return {
    method,
    headers: writeHeaders(method, body, { ...options, ...(change.key && { key: change.key }) }),
    ...(body !== undefined && { body: writeBody(body) }),
    ...(signal && { signal }),
  };
}

async function takeProblem(response: Response, method: Method): Promise<ApiProblem> {
  const problem = await readProblem(response);
  if (problem.code === 'unauthenticated' && !problem.reason) sessionLost.set(true);
  // this page speaks for somebody who is no longer signed in here
  if (problem.reason === 'other_member' && method === 'GET') window.location.reload();
  return problem;
}

export function writeUrl(path: string, { params = {}, query = {} }: CallInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function writeHeaders(method: Method, body: unknown, options: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', ...speakerHeader() });
  if (body !== undefined && !(body instanceof FormData)) {
    headers.set('Content-Type', 'application/json');
  }
  const writes = method !== 'GET' && !options.reads;
  if (writes && (method === 'POST' || options.key)) {
    headers.set('Idempotency-Key', options.key ?? newId());
  }
  const effort = writes ? takeEffort() : null;
  if (effort) headers.set('Uptake-Effort', effort);
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  return headers;
}

function writeBody(body: unknown): BodyInit {
  return body instanceof FormData ? body : JSON.stringify(body);
}

async function fetchPatiently(url: string, request: RequestInit, again: boolean) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await watchRequest(fetch(url, request));
    } catch (error) {
      if (request.signal?.aborted && request.signal.reason?.name !== 'TimeoutError') throw error;
      const wait = again && navigator.onLine ? RETRY_AFTER_MS[attempt] : undefined;
      if (wait === undefined) {
        throw sayUnreachable();
      }
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

function sayUnreachable(): ApiProblem {
  return new ApiProblem(apiText.text('unreachable'), { code: 'unreachable' });
}

function noteCommand(response: Response, { says, gather }: CallOptions): void {
  const id = response.headers.get('Uptake-Command');
  if (!id) return;
  noteAnswered(id);
  if (gather) gather.push(id);
  else if (says !== false) rememberCommand({ ids: [id], says });
}
