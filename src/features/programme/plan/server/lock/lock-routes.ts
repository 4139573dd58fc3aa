import type { Endpoint } from '#src/lib/define-endpoint.ts';
import type { ReadContext } from '#src/server/context.ts';
import { command, type Exchange, type Route, read } from '#src/server/http/route.ts';
import { type Machinery, runRead } from '#src/server/run-command.ts';
import { type CapabilityName, guardedBy } from '../../capabilities.ts';
import { readClosed } from '../programme-queries.ts';
import { lockedError } from './locked-error.ts';

/** Puts the lock of its capability before each route that has one; all others stay as they are. */
export function lockRoutes(routes: readonly Route[], machinery: Machinery): Route[] {
  return routes.map((route) => {
    const capability = guardedBy(route.endpoint.route);
    if (!capability || route.endpoint.access === 'public') return route;
    return lockRoute(route, capability, machinery);
  });
}

function lockRoute(route: Route, capability: CapabilityName, machinery: Machinery): Route {
  const refuse = async (ctx: ReadContext) => {
    if ((await readClosed(ctx)).has(capability)) throw lockedError(capability);
  };
  if (route.kind === 'raw') {
    const { handle } = route;
    const locked: typeof handle = async (exchange) => {
      await runRead(machinery, (exchange as Exchange<Endpoint>).actor!, refuse);
      return handle(exchange);
    };
    return { ...route, handle: locked };
  }
  if (route.kind === 'read') {
    const { handle } = route;
    return read(route.endpoint, async (ctx, input, facts) => {
      await refuse(ctx);
      return handle(ctx, input as never, facts);
    });
  }
  const { handle, via } = route;
  return command(
    route.endpoint,
    async (ctx, input, facts) => {
      await refuse(ctx);
      return handle(ctx, input as never, facts);
    },
    via && { via },
  );
}
