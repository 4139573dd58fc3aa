import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import { command, type Route, raw, read } from '#src/server/http/route.ts';
import { type Machinery, runRead } from '#src/server/run-command.ts';
import { closedOf } from '../../../engine/stand.ts';
import { type Guarded, guardedBy } from '../../capabilities.ts';
import { ROLL_OUT } from '../../roll-out.ts';
import { isFull, readCounts } from '../in-use-queries.ts';
import { courseOf, isRunning, readProgrammeRow } from '../programme-queries.ts';

type Input = { body?: unknown };

/** Puts the lock of its capability before each route that has one; all others stay as they are. */
export function lockRoutes(routes: readonly Route[], machinery: Machinery): Route[] {
  return routes.map((route) => {
    const guarded = guardedBy(route.endpoint.route);
    if (!guarded || route.endpoint.access === 'public') return route;
    return lockRoute(route, guarded, machinery);
  });
}

function lockRoute(route: Route, guarded: Guarded, machinery: Machinery): Route {
  const refuse = (ctx: ReadContext, input: Input) => refuseLocked(ctx, guarded, input);
  if (route.kind === 'raw') {
    const { handle } = route;
    return raw(route.endpoint, async (exchange) => {
      await runRead(machinery, exchange.actor!, (ctx) => refuse(ctx, exchange.input));
      return handle(exchange as never);
    });
  }
  if (route.kind === 'read') {
    const { handle } = route;
    return read(route.endpoint, async (ctx, input, facts) => {
      await refuse(ctx, input);
      return handle(ctx, input as never, facts);
    });
  }
  const { handle, via } = route;
  return command(
    route.endpoint,
    async (ctx, input, facts) => {
      await refuse(ctx, input);
      return handle(ctx, input as never, facts);
    },
    via && { via },
  );
}

async function refuseLocked(ctx: ReadContext, guarded: Guarded, input: Input): Promise<void> {
  if (guarded.byContent && guarded.capability === 'segments' && !makesSegment(input)) return;
  const row = await readProgrammeRow(ctx);
  if (!isRunning(row)) return;
  const { capability } = guarded;
  const closed = closedOf({ playbook: ROLL_OUT, course: courseOf(row) });
  if (!closed.includes(capability)) return;
  if (capability === 'more_reports' || capability === 'more_fields') {
    const counts = await readCounts(ctx, row.created_at);
    if (!isFull(counts, capability === 'more_reports' ? 'reports' : 'fields')) return;
  }
  const { gate } = ROLL_OUT.locks.find((lock) => lock.capability === capability)!;
  throw new AppError(
    'forbidden',
    'This is locked until the whole team works with what is there already, leaders included. The page “Programme” shows what is still missing.',
    { reason: 'locked', capability, gate },
  );
}

function makesSegment({ body }: Input): boolean {
  return (body as { is_segment?: unknown } | undefined)?.is_segment === true;
}
