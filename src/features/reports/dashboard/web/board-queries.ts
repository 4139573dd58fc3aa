import { queryOptions } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { type DashboardAnswer, readBoard } from './shown-board.ts';

/** All dashboards that the member may see; few, so they are read at once. */
export const dashboardsQuery = queryOptions({
  queryKey: ['dashboard', 'all'],
  queryFn: async () => {
    const query = { limit: 200, sort: 'title' };
    const answer = await send<{ items: DashboardAnswer[] }>('GET /api/v1/dashboards', { query });
    return answer.items.map(readBoard);
  },
  staleTime: 5 * 60_000,
});

export interface ReportFacts {
  id: string;
  name: string;
  question: string;
  request: FigureRequest;
  chart: string;
}

interface ReportAnswer {
  id: string;
  name: string;
  question: string | null;
  request: string;
  chart: string;
}

/** The saved reports that the member may see, for tiles that show one. */
export const reportsQuery = queryOptions({
  queryKey: ['report', 'of-dashboards'],
  queryFn: async (): Promise<ReportFacts[]> => {
    const query = { limit: 200, sort: 'title' };
    const { items } = await send<{ items: ReportAnswer[] }>('GET /api/v1/reports', { query });
    return items.map(({ id, name, question, request, chart }) => ({
      id,
      name,
      question: question ?? '',
      request: JSON.parse(request),
      chart,
    }));
  },
  staleTime: 5 * 60_000,
});

/** Whose work it is that somebody does, for who has not chosen a dashboard yet. */
export const workQuery = queryOptions({
  queryKey: ['dashboard', 'work'],
  queryFn: async () => {
    const filter = { field: 'owner_id', op: 'is', value: '$me' };
    const ask = (plural: string) =>
      send<{ count: number }>(`GET /api/v1/${plural}/count`, { query: { filter } });
    const [deals, cases, programme] = await Promise.all([
      ask('deals'),
      ask('cases'),
      send<{ may: { sponsor: boolean } }>('GET /api/v1/programme'),
    ]);
    return { deals: deals.count, cases: cases.count, isSponsor: programme.may.sponsor };
  },
  staleTime: 60 * 60_000,
});

/** Whether anything is there to be counted yet. */
export const anythingQuery = queryOptions({
  queryKey: ['dashboard', 'anything'],
  queryFn: async () => {
    const ask = (plural: string) => send<{ count: number }>(`GET /api/v1/${plural}/count`);
    const counts = await Promise.all(['companies', 'deals', 'cases', 'activities'].map(ask));
    return counts.some(({ count }) => count > 0);
  },
  staleTime: 60_000,
  meta: { types: ['company', 'deal', 'service_case', 'activity'] },
});
