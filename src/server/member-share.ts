import type { Actor } from './context.ts';

/** Does the work now, or when what the same person began before is done. */
export type MemberShare = <T>(actor: Actor, work: () => Promise<T>) => Promise<T>;

interface Share {
  running: number;
  waiting: (() => void)[];
}

/**
 * How much of one kind is done at once for each person: more of it waits for its turn, first come,
 * first served, and keeps nobody else waiting.
 */
export function createMemberShare(most: number): MemberShare {
  const shares = new Map<string, Share>();

  function end(person: string, share: Share): void {
    const next = share.waiting.shift();
    // its place goes over to who waits
    if (next) next();
    else if (--share.running === 0) shares.delete(person);
  }

  return async (actor, work) => {
    // who looks through a colleague's eyes takes nothing of what is the colleague's
    const person = `${actor.workspaceId} ${actor.viewerId ?? actor.memberId}`;
    const share = shares.get(person) ?? { running: 0, waiting: [] };
    shares.set(person, share);
    if (share.running < most) share.running++;
    else await new Promise<void>((resolve) => share.waiting.push(resolve));
    try {
      return await work();
    } finally {
      end(person, share);
    }
  };
}
