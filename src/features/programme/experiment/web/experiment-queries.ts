import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listExperimentPeople, listExperiments, readExperiment } from '../experiment-api.ts';

const meta = { types: ['concern'] };

export const experimentsQuery = queryOptions({
  queryKey: ['experiment', 'list'],
  queryFn: () => call<typeof listExperiments>('GET /api/v1/experiments', {}),
  meta,
});

export const experimentPeopleQuery = (concernId: string) =>
  queryOptions({
    queryKey: ['experiment', 'people', concernId],
    queryFn: () =>
      call<typeof listExperimentPeople>('GET /api/v1/experiments/people/{id}', {
        params: { id: concernId },
      }),
    meta: { types: [...meta.types, 'member', 'team'] },
  });

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ['experiment', 'one', id],
    queryFn: () => call<typeof readExperiment>('GET /api/v1/experiments/{id}', { params: { id } }),
    meta,
  });
