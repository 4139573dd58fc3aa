import { AppError } from '#src/lib/app-error.ts';
import { openStream, type Stream } from '#src/server/realtime/event-stream.ts';

/** More than a room has phones, with a second tab each. */
const MOST_STREAMS = 1000;
/** Behind one address; whose phone is told nothing looks by itself every few seconds. */
const MOST_EACH = 200;

interface Watcher {
  stream: Stream;
  sender: string;
}

interface Room {
  workspaceId: string;
  workshopId: string;
}

/** Tells phones that the board has changed: `event: board`. They read it anew. */
export function createBoardStreams() {
  /** Of each workspace its workshops, with who watches them. */
  const spaces = new Map<string, Map<string, Set<Watcher>>>();

  function leave({ workspaceId, workshopId }: Room, watcher: Watcher): void {
    const rooms = spaces.get(workspaceId);
    const room = rooms?.get(workshopId);
    room?.delete(watcher);
    if (room?.size === 0) rooms!.delete(workshopId);
    if (rooms?.size === 0) spaces.delete(workspaceId);
  }

  function enter({ workspaceId, workshopId }: Room, watcher: Watcher): void {
    const rooms = spaces.get(workspaceId) ?? new Map<string, Set<Watcher>>();
    spaces.set(workspaceId, rooms);
    const room = rooms.get(workshopId) ?? new Set<Watcher>();
    rooms.set(workshopId, room);
    room.add(watcher);
  }

  return {
    open(room: Room, sender: string): Response {
      const watchers = [...(spaces.get(room.workspaceId)?.get(room.workshopId) ?? [])];
      const own = watchers.filter((one) => one.sender === sender);
      if (watchers.length >= MOST_STREAMS || own.length >= MOST_EACH) {
        throw new AppError('rate_limited', 'Too many are looking at once. Try again in a minute.', {
          retry_after: 60,
        });
      }
      return openStream((stream) => {
        const watcher = { stream, sender };
        enter(room, watcher);
        return () => leave(room, watcher);
      });
    },
    /** To the phones of one workshop; of all in the workspace where it is not known which has changed. */
    tell(workspaceId: string, workshopId: string | null): void {
      for (const [id, room] of spaces.get(workspaceId) ?? []) {
        if (workshopId !== null && id !== workshopId) continue;
        for (const { stream } of room) stream.send('event: board\ndata: {}\n\n');
      }
    },
  };
}
