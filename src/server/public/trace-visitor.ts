import type { WriteContext } from '../context.ts';
import type { EventDraft } from '../ledger/event.ts';

export interface Visitor {
  address: string;
  userAgent: string;
}

/** Notes in the ledger from where it came, with the events about records of the type. */
export function traceVisitor(
  ctx: WriteContext,
  { address, userAgent }: Visitor,
  type: string,
): WriteContext {
  const trace = (event: EventDraft): EventDraft => ({
    ...event,
    changes: { ...event.changes, address: [null, address], user_agent: [null, userAgent] },
  });
  return { ...ctx, emit: (event) => ctx.emit(event.type === type ? trace(event) : event) };
}
