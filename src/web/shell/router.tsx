import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiProblem } from '../api/api-problem.ts';
import { withTexts } from '../i18n/packs.ts';
import { setReader } from '../i18n/reader.ts';
import { listFeatures, listNavigation } from './features.ts';
import { AppLayout } from './frame/app-layout.tsx';
import { ErrorScreen, NotFoundScreen } from './screens/error-screen.tsx';
import { PageSkeleton } from './screens/page-skeleton.tsx';
import { meQuery } from './session.ts';
import type { WebRoute } from './web-feature.ts';

/** Any page may have a record beside it: `?open=person.<id>`. */
export interface FrameSearch {
  open?: string;
}

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: ErrorScreen,
  notFoundComponent: NoSuchPlace,
});

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: AppLayout,
  beforeLoad: async ({ context, location }) => {
    try {
      const { member } = await context.queries.ensureQueryData(meQuery);
      await setReader({ language: member.language, timeZone: member.time_zone });
      // an outside coach has one page, which stands alone
      if (member.coach_until) throw redirect({ to: '/coach' as string, replace: true });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
    }
  },
});

/** `/` is the first place in the navigation, unless a feature has a page for it. */
function makeHome(routes: readonly WebRoute[]): AnyRoute[] {
  const first = listNavigation()[0];
  if (!first || routes.some(({ path }) => path === '/')) return [];
  const beforeLoad = () => {
    throw redirect({ to: first.to, replace: true });
  };
  return [createRoute({ getParentRoute: () => frameRoute, path: '/', beforeLoad })];
}

function NoSuchPlace() {
  return <NotFoundScreen isSure />;
}

const strayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$',
  component: NoSuchPlace,
});

function makeRoute(parent: AnyRoute, { path, page, prepare }: WebRoute): AnyRoute {
  return createRoute({
    getParentRoute: () => parent,
    path,
    component: lazyRouteComponent(withTexts(page)),
    async loader({ context, params, location }) {
      const { queries } = context as { queries: QueryClient };
      // what fails here is asked for again, and told, by the page itself
      await prepare?.({ queries, params, search: location.search }).catch(() => {});
    },
  });
}

export function createAppRouter(queries: QueryClient) {
  const routes = listFeatures().flatMap((feature) => feature.routes ?? []);
  const framed = routes.filter(({ frame }) => frame !== 'bare');
  const bare = routes.filter(({ frame }) => frame === 'bare');
  const routeTree = rootRoute.addChildren([
    frameRoute.addChildren([
      ...framed.map((route) => makeRoute(frameRoute, route)),
      ...makeHome(framed),
      strayRoute,
    ]),
    ...bare.map((route) => makeRoute(rootRoute, route)),
  ]);
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NoSuchPlace,
    scrollRestoration: true,
  });
}
