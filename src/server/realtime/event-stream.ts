import { AppError } from '#src/lib/app-error.ts';
import type { Actor } from '../context.ts';
import type { Logger } from '../log/logger.ts';
import type { Change } from '../run-command.ts';
import type { ChangeFeed, ChangeSet } from './change-feed.ts';

const HEARTBEAT_MS = 20_000;
/** Tabs and programs of one member at once; more than anybody needs. */
export const MAX_STREAMS = 20;

export interface EventStreamOptions {
  /** Which of the changed records the actor may know of. */
  seenBy(actor: Actor, set: ChangeSet): Promise<ChangeSet['changes']>;
  /** Whether the change may have touched the actor's session or rights. */
  endsOn(actor: Actor, set: ChangeSet): boolean;
  log: Logger;
}

export interface Stream {
  send(text: string): void;
  end(): void;
}

/** The open streams of those who see the same. */
interface Audience {
  actor: Actor;
  streams: Set<Stream>;
}

/**
 * Changes as server-sent events (`event: change`, data `{type, id, command}`), to those who may see
 * them; by which command they alone are told whose it was. A change of rights ends the stream, and so does a failure to find out who may see a change; the
 * browser comes back, is asked anew who it is and reads anew what it shows. Opening one more than
 * MAX_STREAMS throws `rate_limited`.
 */
export function createEventStreams(
  feed: ChangeFeed,
  { seenBy, endsOn, log }: EventStreamOptions,
): (actor: Actor) => Response {
  const audiences = new Map<string, Audience>();
  /** How many streams each member has open, whatever their rights were as they opened them. */
  const openOf = new Map<string, number>();

  async function tell({ actor, streams }: Audience, set: ChangeSet): Promise<void> {
    try {
      const changes = await seenBy(actor, set);
      const text = changes.map((change) => sayChange(change, actor)).join('');
      for (const stream of streams) stream.send(text);
    } catch (error) {
      log.warn({ err: error }, 'a change could not be told; its readers connect again');
      for (const stream of streams) stream.end();
    }
  }

  feed.subscribe((set) => {
    for (const audience of audiences.values()) {
      if (set.workspaceId !== audience.actor.workspaceId) continue;
      if (!endsOn(audience.actor, set)) void tell(audience, set);
      else for (const stream of audience.streams) stream.end();
    }
  });

  function join(actor: Actor, stream: Stream): () => void {
    const key = audienceOf(actor);
    const audience = audiences.get(key) ?? { actor, streams: new Set() };
    audiences.set(key, audience);
    audience.streams.add(stream);
    openOf.set(memberOf(actor), (openOf.get(memberOf(actor)) ?? 0) + 1);
    return () => {
      audience.streams.delete(stream);
      const left = openOf.get(memberOf(actor))! - 1;
      if (left > 0) openOf.set(memberOf(actor), left);
      else openOf.delete(memberOf(actor));
      if (audience.streams.size === 0 && audiences.get(key) === audience) audiences.delete(key);
    };
  }

  return (actor) => {
    if ((openOf.get(memberOf(actor)) ?? 0) >= MAX_STREAMS) {
      throw new AppError(
        'rate_limited',
        `You have ${MAX_STREAMS} event streams open. Close one first.`,
        { reason: 'too_many_streams' },
      );
    }
    return openStream((stream) => join(actor, stream));
  };
}

function sayChange({ type, id, by }: Change, { memberId, viewerId }: Actor): string {
  const isTheirs = by?.member === memberId && !viewerId;
  const said = { type, id, ...(isTheirs && { command: by.command }) };
  return `event: change\ndata: ${JSON.stringify(said)}\n\n`;
}

/** Who sees the same: a viewer sees less than the member whose place they take. */
function audienceOf({ workspaceId, memberId, viewerId, role, teamIds, ledTeamIds }: Actor): string {
  return JSON.stringify([workspaceId, memberId, viewerId ?? null, role, teamIds, ledTeamIds ?? []]);
}

/** Who sits before the page: a viewer's streams are not the colleague's. */
function memberOf({ workspaceId, memberId, viewerId }: Actor): string {
  return `${workspaceId} ${viewerId ?? memberId}`;
}

/** A response that stays open; `join` registers its stream and gives the way to leave. */
export function openStream(join: (stream: Stream) => () => void): Response {
  const encoder = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const send = (text: string) => {
        if (isOpen && text) controller.enqueue(encoder.encode(text));
      };
      const end = () => {
        if (!isOpen) return;
        leave();
        controller.close();
      };
      const heartbeat = setInterval(() => {
        // what still waits has no reader: a HEAD request, or a connection that stands still
        if (controller.desiredSize! <= 0) end();
        else send(': alive\n\n');
      }, HEARTBEAT_MS);
      const quit = join({ send, end });
      leave = () => {
        isOpen = false;
        clearInterval(heartbeat);
        quit();
      };
      send('retry: 1000\n\n');
    },
    cancel: () => leave(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}
