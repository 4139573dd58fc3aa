import type { CapabilityName } from './roll-out.ts';

export interface Capability {
  name: CapabilityName;
  /** Where the API begins with it. */
  paths: readonly string[];
  /** What is reckoned anew at each look, and so is closed for readers as well. */
  computed?: readonly string[];
  /** Its places in the navigation, which say that it is locked. */
  places: readonly `/${string}`[];
}

/** What stays closed until the whole team works with what is there. */
export const CAPABILITY_PLACES: readonly Capability[] = [
  {
    name: 'quotes',
    paths: ['/api/v1/quotes', '/api/v1/quote-settings'],
    places: ['/quotes'],
  },
  {
    name: 'cases',
    paths: [
      '/api/v1/cases',
      '/api/v1/case_forms',
      '/api/v1/macros',
      '/api/v1/articles',
      '/api/v1/queues',
      '/api/v1/service_promises',
      '/api/v1/business_calendars',
    ],
    places: ['/cases', '/cases/queue', '/articles'],
  },
  { name: 'segments', paths: ['/api/v1/views'], places: ['/segments'] },
  { name: 'automation', paths: ['/api/v1/automation-rules'], places: ['/settings/automation'] },
  {
    name: 'forecast',
    paths: ['/api/v1/goals', '/api/v1/forecast'],
    computed: ['/api/v1/forecast'],
    places: ['/forecast'],
  },
  { name: 'approvals', paths: ['/api/v1/approval-rules'], places: [] },
  { name: 'own_metrics', paths: ['/api/v1/own_metrics'], places: [] },
  { name: 'connections', paths: ['/api/v1/webhook-endpoints'], places: [] },
  { name: 'more_reports', paths: ['/api/v1/reports'], places: [] },
  { name: 'more_fields', paths: ['/api/v1/custom-fields'], places: [] },
];

/** Only what makes one more of these is closed, and only where there is no room for it. */
const BY_CONTENT: ReadonlySet<CapabilityName> = new Set([
  'segments',
  'more_reports',
  'more_fields',
]);

export interface Guarded {
  capability: CapabilityName;
  /** What is sent says whether it is meant. */
  byContent: boolean;
}

/** The capability that a route belongs to, if it is more than a look at what is there. */
export function guardedBy(route: string): Guarded | null {
  const [method, path] = route.split(' ') as [string, string];
  const found = CAPABILITY_PLACES.find(({ paths }) => paths.some((one) => isWithin(path, one)));
  if (!found) return null;
  const byContent = BY_CONTENT.has(found.name);
  if (byContent) return isMaking(method, path) ? { capability: found.name, byContent } : null;
  const isComputed = found.computed?.some((one) => isWithin(path, one)) ?? false;
  const isLook = method === 'GET' || path.endsWith('/viewed');
  return isLook && !isComputed ? null : { capability: found.name, byContent };
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

const CHANGES_ONE = /^\/api\/v1\/[\w-]+\/\{id\}$/;

function isMaking(method: string, path: string): boolean {
  if (method === 'POST') return path.split('/').length === 4 || path.endsWith('/restore');
  return method === 'PATCH' && path.startsWith('/api/v1/views') && CHANGES_ONE.test(path);
}
