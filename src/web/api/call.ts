import type { EndpointInput, EndpointOutput, Method } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import { ApiProblem, readProblem } from './api-problem.ts';
import { apiText } from './api-text.ts';
import { rememberCommand } from './commands.ts';
import { watchRequest } from './connection.ts';
import { takeEffort } from './effort.ts';
import { sessionLost } from './session-lost.ts';

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

type Route = `${Method} /${string}`;
const RETRY_AFTER_MS = [300, 1500];

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
 * tried again when the network fails without being done twice.
 *
 * @throws ApiProblem
 */
export async function send<Output = undefined>(
  route: Route,
  input: CallInput = {},
  options: CallOptions = {},
): Promise<Output> {
  const [method, path] = route.split(' ') as [Method, string];
  const url = writeUrl(path, input);
  const request = {
    method,
    headers: writeHeaders(method, input, options),
    ...(input.body !== undefined && { body: writeBody(input.body) }),
    ...(options.signal && { signal: options.signal }),
  };
  const response = await fetchPatiently(url, request, method === 'POST' || method === 'PATCH');
  if (!response.ok) {
    const problem = await readProblem(response);
    if (problem.code === 'unauthenticated' && !problem.reason) sessionLost.set(true);
    throw problem;
  }
  noteCommand(response, options);
  if (response.status === 204) return undefined as Output;
  return response.json().catch(() => {
    throw new ApiProblem(apiText.text('broken'), { code: 'broken' });
  });
}

function writeUrl(path: string, { params = {}, query = {} }: CallInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function writeHeaders(method: Method, { body }: CallInput, options: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined && !(body instanceof FormData)) {
    headers.set('Content-Type', 'application/json');
  }
  const writes = method !== 'GET' && !options.reads;
  if (method === 'POST' && writes) headers.set('Idempotency-Key', options.key ?? newId());
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
      if (request.signal?.aborted) throw error;
      const wait = again ? RETRY_AFTER_MS[attempt] : undefined;
      if (wait === undefined) {
        throw new ApiProblem(apiText.text('unreachable'), { code: 'unreachable' });
      }
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

function noteCommand(response: Response, { says, gather }: CallOptions): void {
  const id = response.headers.get('Uptake-Command');
  if (!id) return;
  if (gather) gather.push(id);
  else if (says !== false) rememberCommand({ ids: [id], says });
}
