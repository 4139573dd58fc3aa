import { busy } from './busy.ts';
import type { Actor } from './context.ts';

/** Does the work now, or when what the same person began before is done; throws `busy` after long waiting. */
export type MemberShare = <T>(actor: Actor, work: () => Promise<T>) => Promise<T>;

interface Share {
  running: number;
  /** Those who wait for their turn, the first of them first. */
  waiting: Set<() => void>;
}

/** As long as for a connection to the database. */
const PATIENCE_MS = 10_000;

/**
 * How much of one kind is done at once for each person: more of it waits for its turn, first come,
 * first served, and keeps nobody else waiting.
 */
export function createMemberShare(most: number): MemberShare {
  const shares = new Map<string, Share>();

  function end(person: string, share: Share): void {
    const [next] = share.waiting;
    // its place goes over to who waits
    if (next) next();
    else if (--share.running === 0) shares.delete(person);
  }

  return async (actor, work) => {
    // who looks through a colleague's eyes takes nothing of what is the colleague's
    const person = `${actor.workspaceId} ${actor.viewerId ?? actor.memberId}`;
    const share = shares.get(person) ?? { running: 0, waiting: new Set() };
    shares.set(person, share);
    if (share.running < most) share.running++;
    else await turn(share);
    try {
      return await work();
    } finally {
      end(person, share);
    }
  };
}

function turn({ waiting }: Share): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      waiting.delete(begin);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      waiting.delete(begin);
      reject(busy());
    }, PATIENCE_MS);
    waiting.add(begin);
  });
}
