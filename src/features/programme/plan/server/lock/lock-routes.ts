import type { Endpoint } from '#src/lib/define-endpoint.ts';
import type { ReadContext } from '#src/server/context.ts';
import { command, type Exchange, type Route, read } from '#src/server/http/route.ts';
import { type Machinery, runRead } from '#src/server/run-command.ts';
import { CAPABILITY_NAMES, type CapabilityName } from '../../capabilities.ts';
import { readClosed } from '../programme-queries.ts';
import { lockedError } from './locked-error.ts';

/** Puts the lock of its capability before each route that has one; all others stay as they are. */
export function lockRoutes(routes: readonly Route[], machinery: Machinery): Route[] {
  return routes.map((route) => {
    const capability = lockOf(route);
    if (!capability) return route;
    const { isReckoned = false } = route;
    return { ...lockRoute(route, capability, machinery), capability, isReckoned };
  });
}

/** The capability that a route belongs to, if it is more than a look at what is there. */
export function lockOf({ capability, isReckoned, endpoint }: Route): CapabilityName | null {
  const { route, access } = endpoint;
  const isLook = route.startsWith('GET ') || route.endsWith('/viewed');
  if (!capability || access === 'public' || (isLook && !isReckoned)) return null;
  return requireKnown(capability);
}

function requireKnown(capability: string): CapabilityName {
  const known = CAPABILITY_NAMES.find((name) => name === capability);
  if (!known) throw new Error(`${capability} is in no list of capabilities`);
  return known;
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
    return read(route.endpoint, async (ctx, input) => {
      await refuse(ctx);
      return handle(ctx, input as never);
    });
  }
  const { handle, via } = route;
  return command(
    route.endpoint,
    async (ctx, input) => {
      await refuse(ctx);
      return handle(ctx, input as never);
    },
    via && { via },
  );
}
