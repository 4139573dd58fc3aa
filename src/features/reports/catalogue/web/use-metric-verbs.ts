import { useNavigate } from '@tanstack/react-router';
import { send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { ownName } from '../own-metric.ts';
import { metricText } from './metric-text.ts';

export type MetricValues = Record<string, string | number | null> & { name: string };

/** Keeps and bins own metrics; each can be undone. */
export function useMetricVerbs() {
  const { attempt, isBusy } = useAttempt(['metric']);
  const navigate = useNavigate();
  const text = metricText.useText();

  /** To the page of what was kept, or to all of them. */
  async function goOn(work: () => Promise<string | null>): Promise<void> {
    const id = await attempt(work);
    if (id !== undefined)
      await navigate(
        id ? { to: '/metrics/$name', params: { name: ownName(id) } } : { to: '/metrics' },
      );
  }

  return {
    busy: isBusy,
    save: (id: string | null, values: MetricValues) =>
      goOn(async () => {
        const says = text('saved', { name: values.name });
        if (id) {
          await send('PATCH /api/v1/own_metrics/{id}', { params: { id }, body: values }, { says });
          return id;
        }
        const route = 'POST /api/v1/own_metrics';
        return (await send<{ id: string }>(route, { body: values }, { says })).id;
      }),
    bin: (id: string, name: string) =>
      goOn(async () => {
        const says = text('binned', { name });
        await send('DELETE /api/v1/own_metrics/{id}', { params: { id } }, { says });
        return null;
      }),
  };
}
