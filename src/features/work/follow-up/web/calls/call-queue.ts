/** One to call: a task, or somebody without one. */
export interface QueuedCall {
  /** The task's id, or that of the person or company. */
  key: string;
  task_id: string | null;
  subject: { type: 'person' | 'company'; id: string } | null;
  /** Whom one calls, if known before their page has come, and what about. */
  name: string;
  about: string;
}

/** The calls one goes through, and how far one has come. */
export interface CallQueue {
  calls: readonly QueuedCall[];
  /** How each that was left ended. */
  left: Readonly<Record<string, 'done' | 'skipped'>>;
}

/** The one to call now: the first that was not left yet; null at the end. */
export function currentCall({ calls, left }: CallQueue): QueuedCall | null {
  return calls.find(({ key }) => !left[key]) ?? null;
}

/** The queue once this one is left. */
export function leaveCall(queue: CallQueue, key: string, how: 'done' | 'skipped'): CallQueue {
  return { ...queue, left: { ...queue.left, [key]: how } };
}

export function countLeft({ left }: CallQueue, how?: 'done' | 'skipped'): number {
  return Object.values(left).filter((one) => !how || one === how).length;
}

/** Those that were skipped, as a queue of their own. */
export function skippedAgain({ calls, left }: CallQueue): CallQueue {
  return { calls: calls.filter(({ key }) => left[key] === 'skipped'), left: {} };
}
