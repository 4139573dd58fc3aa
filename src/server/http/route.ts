import type { Endpoint, HandlerInput } from '#src/lib/define-endpoint.ts';
import type { Actor, ReadContext, WriteContext } from '../context.ts';
import type { Via } from '../ledger/event.ts';
import type { Halves } from '../run-together.ts';

/** A handler's answer when status 200 and no ETag is not enough. */
export class Reply {
  readonly body: unknown;
  readonly status: number;
  readonly version: number | undefined;
  /** The body is told this once and never stored: it lets its reader in. */
  readonly secret: boolean;
  /** What a raw route has done; that of a command is known. */
  readonly commandId: string | undefined;

  constructor(
    body: unknown,
    options: { status?: number; version?: number; secret?: boolean; commandId?: string } = {},
  ) {
    this.body = body;
    this.status = options.status ?? 200;
    this.version = options.version;
    this.secret = options.secret ?? false;
    this.commandId = options.commandId;
  }
}

/** The request itself, for what JSON does not fit: cookies, files, streams. */
export interface Exchange<E> {
  request: Request;
  /** Null only where the endpoint is public and nobody is signed in. */
  actor: Actor | null;
  input: HandlerInput<E>;
  /** The address the request came from; '' if it is not known. */
  address: string;
}

type AnyEndpoint = Endpoint;
type ReadHandler<E> = (ctx: ReadContext, input: HandlerInput<E>) => unknown;
type CommandHandler<E> = (ctx: WriteContext, input: HandlerInput<E>) => unknown;
export type RawHandler<E> = (exchange: Exchange<E>) => unknown;

/** How another standard says who asks, and what is refused. */
export interface Dialect {
  /** The request with its key where the API looks for it. */
  hear(request: Request): Request;
  /** The refusal, given as a problem document, in its own words. */
  refuse(problem: Response): Promise<Response>;
}

/** To what a route belongs that may be closed for a while, such as `quotes`. */
interface Belonging {
  capability?: string;
  /** What it gives is reckoned anew at each look, so that readers are refused as well. */
  isReckoned?: boolean;
}

/** Tells of routes that they belong to a capability: as long as it is closed they refuse. */
export function partOf(
  capability: string | undefined,
  routes: Route[],
  { isReckoned = false }: Pick<Belonging, 'isReckoned'> = {},
): Route[] {
  return capability ? routes.map((route) => ({ ...route, capability, isReckoned })) : routes;
}

/** Refuses as stale if the record that the path names has moved on from the version in `If-Match`. */
export type RequireVersion = (ctx: WriteContext, id: string, version: number) => Promise<void>;

/** Whether a command refuses to change what has moved on from the version in `If-Match`. */
export function heedsVersion(route: Route): boolean {
  return route.kind === 'command' && route.requireVersion !== undefined;
}

/** An endpoint with the function that serves it. */
export type Route = Belonging & Serving;

type Serving =
  | { kind: 'read'; endpoint: AnyEndpoint; handle: ReadHandler<never>; byQuery?: boolean }
  | {
      kind: 'command';
      endpoint: AnyEndpoint;
      handle: CommandHandler<never>;
      via?: Via;
      halves?: Halves<never, unknown, unknown>;
      requireVersion?: RequireVersion;
    }
  | ({ kind: 'raw'; endpoint: AnyEndpoint; handle: RawHandler<never> } & RawOptions);

/** Whether a repetition with the same Idempotency-Key is answered without acting again. */
export function actsOnce(route: Route): boolean {
  return route.kind === 'command' || (route.kind === 'raw' && route.once === true);
}

interface RawOptions {
  dialect?: Dialect;
  /** A repetition with the same Idempotency-Key acts once, as it does for each command. */
  once?: boolean;
  /** Reads so much that it takes one of the turns that a member's reads have. */
  inTurn?: boolean;
}

/**
 * Serves an endpoint that only reads. `byQuery`: on a connection for each query, for what waits on
 * connections of its own; holding one meanwhile, as many such reads as there are would wait for ever.
 */
export function read<E extends AnyEndpoint>(
  endpoint: E,
  handle: ReadHandler<E>,
  options: { byQuery?: boolean } = {},
): Route {
  return { kind: 'read', endpoint, handle: handle as ReadHandler<never>, ...options };
}

/** Serves an endpoint that writes, in one transaction with its ledger events. */
export function command<E extends AnyEndpoint>(
  endpoint: E,
  handle: CommandHandler<E>,
  options: { via?: Via } = {},
): Route {
  return { kind: 'command', endpoint, handle: handle as CommandHandler<never>, ...options };
}

/** Serves an endpoint whose writes may be stored together with others of the same moment. */
export function together<E extends AnyEndpoint, Draft>(
  endpoint: E,
  halves: Halves<HandlerInput<E>, Draft, unknown>,
): Route {
  const handle: CommandHandler<E> = async (ctx, input) => {
    const draft = await halves.draft(ctx, input);
    const [answer] = await halves.store([{ ctx, draft }]);
    return answer;
  };
  return {
    kind: 'command',
    endpoint,
    handle: handle as CommandHandler<never>,
    halves: halves as unknown as Halves<never, unknown, unknown>,
  };
}

/** Serves an endpoint that needs the request itself; may answer with a Response of its own. */
export function raw<E extends AnyEndpoint>(
  endpoint: E,
  handle: RawHandler<E>,
  options: RawOptions = {},
): Route {
  return { kind: 'raw', endpoint, handle: handle as RawHandler<never>, ...options };
}
