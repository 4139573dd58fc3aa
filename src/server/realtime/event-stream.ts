import type { Actor } from '../context.ts';
import type { ChangeFeed, ChangeSet } from './change-feed.ts';

const HEARTBEAT_MS = 20_000;

/** Which of the changed records the actor may know of. */
export type SeenBy = (actor: Actor, set: ChangeSet) => Promise<ChangeSet['changes']>;

/** Whether the change may have touched the actor's rights. */
export type EndsOn = (set: ChangeSet) => boolean;

/**
 * Changes as server-sent events (`event: change`, data `{type, id}`), to those who may see them. A
 * change of rights ends the stream; the browser comes back and is asked anew who it is.
 */
export function eventStream(
  feed: ChangeFeed,
  actor: Actor,
  { seenBy, endsOn }: { seenBy: SeenBy; endsOn: EndsOn },
): Response {
  const encoder = new TextEncoder();
  let unsubscribe: () => void = () => {};
  let heartbeat: NodeJS.Timeout | undefined;
  function end(): void {
    clearInterval(heartbeat);
    unsubscribe();
  }
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          unsubscribe();
        }
      };
      send('retry: 1000\n\n');
      heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS);
      unsubscribe = feed.subscribe((set) => {
        if (set.workspaceId !== actor.workspaceId) return;
        if (endsOn(set)) {
          end();
          controller.close();
          return;
        }
        void seenBy(actor, set).then((changes) => {
          for (const change of changes) send(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
        });
      });
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}
