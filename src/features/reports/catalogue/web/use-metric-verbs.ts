import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { ownName } from '../own-metric.ts';
import { metricText } from './metric-text.ts';

export type MetricValues = Record<string, string | number | null> & { name: string };

/** Keeps and bins own metrics; each can be undone. */
export function useMetricVerbs() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = metricText.useText();
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    try {
      const id = await work();
      await client.invalidateQueries({ queryKey: ['metric'] });
      await navigate(
        id ? { to: '/metrics/$name', params: { name: ownName(id) } } : { to: '/metrics' },
      );
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    save: (id: string | null, values: MetricValues) =>
      attempt(async () => {
        const says = text('saved', { name: values.name });
        if (id) {
          await send('PATCH /api/v1/own_metrics/{id}', { params: { id }, body: values }, { says });
          return id;
        }
        const route = 'POST /api/v1/own_metrics';
        return (await send<{ id: string }>(route, { body: values }, { says })).id;
      }),
    bin: (id: string, name: string) =>
      attempt(async () => {
        const says = text('binned', { name });
        await send('DELETE /api/v1/own_metrics/{id}', { params: { id } }, { says });
        return null;
      }),
  };
}
