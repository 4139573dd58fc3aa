import { AppError } from '#src/lib/app-error.ts';
import { openStream, type Stream } from '#src/server/realtime/event-stream.ts';

/** More than a room has phones, with a second tab each. */
const MOST_STREAMS = 1000;

/** Tells phones that the board has changed: `event: board`. They read it anew. */
export function createBoardStreams() {
  const rooms = new Map<string, Set<Stream>>();

  return {
    open(workspaceId: string): Response {
      const room = rooms.get(workspaceId) ?? new Set<Stream>();
      rooms.set(workspaceId, room);
      if (room.size >= MOST_STREAMS) {
        throw new AppError('rate_limited', 'Too many are looking at once. Try again in a minute.', {
          retry_after: 60,
        });
      }
      return openStream((stream) => {
        room.add(stream);
        return () => void room.delete(stream);
      });
    },
    /** To all phones of the workspace: which of its boards it was is told by the board itself. */
    tell(workspaceId: string): void {
      for (const stream of rooms.get(workspaceId) ?? []) stream.send('event: board\ndata: {}\n\n');
    },
  };
}
