import type { BlockList } from 'node:net';
import { type Context, Hono } from 'hono';
import { AppError } from '#src/lib/app-error.ts';
import type { Access, Endpoint } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import type { Actor, ReadContext, WriteContext } from '../context.ts';
import { answerOnce, onceOf, type StoredAnswer } from '../idempotency.ts';
import type { Logger } from '../log/logger.ts';
import { createMemberShare, type MemberShare } from '../member-share.ts';
import {
  type CommandOptions,
  type Machinery,
  refuseGlance,
  refuseViewer,
  runCommand,
  runRead,
} from '../run-command.ts';
import { createTogether } from '../run-together.ts';
import { clientAddress } from './client-address.ts';
import { compress } from './compress.ts';
import { problemResponse } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { readInput } from './read-input.ts';
import { readWritten } from './read-written.ts';
import { type Exchange, Reply, type Route } from './route.ts';

export interface Dispatcher {
  machinery: Machinery;
  log: Logger;
  /** Who sends the request; null if nobody is signed in. Throws if a key is given and is wrong. */
  authenticate(request: Request, address: string): Promise<Actor | null>;
  /** Whom the request acts as: somebody else for who looks through a colleague's eyes. */
  viewAs(request: Request, actor: Actor): Promise<Actor>;
  countRequest: RateLimit['countRequest'];
  /** Proxies that are believed in what they say of the sender's address. */
  trustedProxies: BlockList;
  /** Told that a request was refused to whom it is known. */
  refused?(actor: Actor, endpoint: Endpoint, error: AppError): void;
  /** Checks each answer against its declaration; costs time, so only in tests. */
  checkOutput?: boolean;
}

/** Of the eight connections to the database: whatever one person asks for, others have some left. */
const AT_ONCE = 5;

/** Somebody waits for it: past so long they had better ask for less than have others wait too. */
const READ_MS = 20_000;

const RANK: Record<Access, number> = { public: 0, member: 1, manager: 2, administrator: 3 };

/** The whole API as one Hono application: each request goes the same way. */
export function createApi(dispatcher: Dispatcher, routes: Route[]): Hono {
  const app = new Hono();
  const serving = { ...dispatcher, inTurn: createMemberShare(AT_ONCE) };
  for (const given of routes) {
    const route = served(dispatcher, given);
    const [method, path] = route.endpoint.route.split(' ') as [string, string];
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const { raw } = c.req;
      const response = await serve(serving, route, c);
      return raw.method === 'HEAD' ? withoutBody(response) : compress(raw, response);
    });
  }
  app.all('/api/*', () =>
    problemResponse(
      new AppError('not_found', 'There is no such address. See /api/docs.'),
      dispatcher.log,
    ),
  );
  return app;
}

/** Of a look at the headers nobody reads the body, so the file or stream it comes from is closed here. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

type Together = ReturnType<typeof createTogether<never, unknown, unknown>>;
type Served = Route & { together?: Together | undefined };

/** The route with what it keeps from one request to the next. */
function served({ machinery }: Dispatcher, route: Route): Served {
  if (route.kind !== 'command' || !route.halves) return route;
  return { ...route, together: createTogether(machinery, route.halves) };
}

type Serving = Dispatcher & { inTurn: MemberShare };

async function serve(dispatcher: Serving, route: Served, c: Context): Promise<Response> {
  const dialect = route.kind === 'raw' ? route.dialect : undefined;
  let actor: Actor | null = null;
  try {
    const request = dialect?.hear(c.req.raw) ?? c.req.raw;
    const address = addressOf(c, dispatcher.trustedProxies);
    const sender = await dispatcher.authenticate(request, address);
    if (!route.endpoint.ownLimit) await dispatcher.countRequest(sender, address);
    actor = await whomItActsAs(dispatcher, route, { request, sender });
    requireAccess(route.endpoint, actor);
    const input = (await readInput(
      route.endpoint,
      { params: c.req.param() as Record<string, string>, query: c.req.queries() },
      request,
    )) as never;
    if (route.kind === 'raw') {
      return await serveRaw(dispatcher, route, { request, actor, input, address });
    }
    if (route.kind === 'read') {
      const { machinery, inTurn } = dispatcher;
      const handle = async (ctx: ReadContext) => route.handle(ctx, input);
      const reader = actor!;
      const { byQuery } = route;
      const answer = await inTurn(reader, () =>
        runRead(machinery, reader, handle, { byQuery, statementMs: READ_MS }),
      );
      return respond(dispatcher, route, answer, {
        ifNoneMatch: request.headers.get('if-none-match'),
      });
    }
    return await serveCommand(dispatcher, route, { actor: actor!, input, request });
  } catch (error) {
    if (actor && error instanceof AppError) dispatcher.refused?.(actor, route.endpoint, error);
    const problem = problemResponse(error, dispatcher.log);
    return dialect ? dialect.refuse(problem) : problem;
  }
}

async function serveRaw(
  dispatcher: Serving,
  route: Extract<Served, { kind: 'raw' }>,
  exchange: Exchange<never>,
): Promise<Response> {
  const handle = async () => route.handle(exchange as never);
  const answer = await (route.inTurn && exchange.actor
    ? dispatcher.inTurn(exchange.actor, handle)
    : handle());
  return answer instanceof Response ? answer : respond(dispatcher, route, answer);
}

async function whomItActsAs(
  dispatcher: Dispatcher,
  { endpoint }: Route,
  { request, sender }: { request: Request; sender: Actor | null },
): Promise<Actor | null> {
  if (!sender || endpoint.asSelf) return sender;
  const actor = await dispatcher.viewAs(request, sender);
  requireSameMember(request, actor);
  if (endpoint.personal) refuseGlance(actor);
  if (request.method !== 'GET' && endpoint.access !== 'public') refuseViewer(actor);
  return actor;
}

interface CommandRequest {
  actor: Actor;
  input: never;
  request: Request;
}

async function serveCommand(
  dispatcher: Serving,
  route: Extract<Served, { kind: 'command' }>,
  { actor, input, request }: CommandRequest,
): Promise<Response> {
  const commandId = newId();
  const requireVersion = versionCheck(route, request, input);
  const once = onceOf(request, [route.endpoint.route, input]);
  // what is kept under a key is stored by itself, with its answer
  if (route.together && !once) {
    const effort = readEffort(request);
    const answer = await route.together(actor, input, { commandId, effort });
    return respond(dispatcher, route, answer, { commandId });
  }
  const command = async (ctx: WriteContext): Promise<StoredAnswer> => {
    let hasChanged = false;
    const emit: typeof ctx.emit = (event) => {
      hasChanged = true;
      ctx.emit(event);
    };
    await requireVersion?.(ctx);
    const result = await route.handle({ ...ctx, emit }, input);
    const reply = result instanceof Reply ? result : new Reply(result);
    const { status, body, version, secret } = reply;
    // what changed nothing leaves nothing to undo
    return { status, body, version, secret, commandId: hasChanged ? commandId : null };
  };
  const options: CommandOptions<StoredAnswer> = {
    commandId,
    effort: readEffort(request),
    occurredAt: readWritten(request.headers, actor.via, dispatcher.machinery.now()),
    wrap: once && ((db, run) => answerOnce(db, actor, once, run)),
  };
  const by = route.via ? { ...actor, via: route.via } : actor;
  const answer = await dispatcher.inTurn(actor, () =>
    runCommand(dispatcher.machinery, by, command, options),
  );
  const { status, body, version } = answer;
  const reply = new Reply(body, version === undefined ? { status } : { status, version });
  return respond(dispatcher, route, reply, { commandId: answer.commandId });
}

function requireAccess(
  { access, coach }: Pick<Endpoint, 'access' | 'coach'>,
  actor: Actor | null,
): void {
  if (access === 'public') return;
  if (!actor) {
    throw new AppError('unauthenticated', 'Sign in first, or send Authorization: Bearer KEY.');
  }
  if (actor.coach && !coach) {
    throw new AppError(
      'forbidden',
      'An outside coach sees sums alone: no records, no names. Ask the team for what you need.',
      { reason: 'coach' },
    );
  }
  if (RANK[actor.role] < RANK[access]) {
    throw new AppError(
      'forbidden',
      `Only ${access === 'manager' ? 'a manager or an administrator' : 'an administrator'} may do this. Ask one of them.`,
      { reason: 'role' },
    );
  }
}

/** What somebody wrote on a device is never sent as the one who signed in there after them. */
function requireSameMember(request: Request, actor: Actor): void {
  const meant = request.headers.get('uptake-member');
  if (!meant || meant === actor.memberId) return;
  throw new AppError(
    'unauthenticated',
    'Somebody else is signed in here now. Load the page again to go on as them.',
    { reason: 'other_member' },
  );
}

interface ResponseFacts {
  commandId?: string | null;
  ifNoneMatch?: string | null;
}

function respond(
  dispatcher: Dispatcher,
  route: Route,
  answer: unknown,
  facts: ResponseFacts = {},
): Response {
  const reply = answer instanceof Reply ? answer : new Reply(answer);
  if (dispatcher.checkOutput) route.endpoint.output.parse(reply.body);
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  const commandId = facts.commandId ?? reply.commandId;
  if (commandId) headers['uptake-command'] = commandId;
  if (reply.version !== undefined) {
    headers.etag = `"${reply.version}"`;
    if (facts.ifNoneMatch === headers.etag) return new Response(null, { status: 304, headers });
  }
  return new Response(JSON.stringify(reply.body ?? null), { status: reply.status, headers });
}

/** What holds the command to `If-Match`: whoever names a version means to be refused if it is another. */
function versionCheck(
  route: Extract<Served, { kind: 'command' }>,
  request: Request,
  { params }: { params?: { id: string } },
): ((ctx: WriteContext) => Promise<void>) | undefined {
  const version = readIfMatch(request);
  if (version === undefined) return undefined;
  const { requireVersion } = route;
  if (requireVersion) return (ctx) => requireVersion(ctx, params!.id, version);
  throw new AppError(
    'invalid',
    'If-Match holds a change of one record to its version, and this is none. Send it without.',
    { reason: 'no_version' },
  );
}

function readIfMatch(request: Request): number | undefined {
  const header = request.headers.get('if-match');
  if (header === null || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (!version)
    throw new AppError('invalid', 'If-Match takes the ETag of the record, such as "3".');
  return Number(version);
}

/** `Uptake-Effort: ms=5200;keys=31`: two totals of what the save cost the person. */
function readEffort(request: Request) {
  const match = /^ms=(\d{1,8});keys=(\d{1,6})$/.exec(request.headers.get('uptake-effort') ?? '');
  return match ? { interactionMs: Number(match[1]), keys: Number(match[2]) } : undefined;
}

function addressOf(c: Context, trustedProxies: BlockList): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
    ?.incoming;
  const forwardedFor = c.req.raw.headers.get('x-forwarded-for');
  return clientAddress(incoming?.socket?.remoteAddress ?? '', forwardedFor, trustedProxies);
}
