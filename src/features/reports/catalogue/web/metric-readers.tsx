import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ownName } from '../own-metric.ts';
import { readersQuery } from './metric-queries.ts';
import { metricText } from './metric-text.ts';

/** The reports, dashboards and metrics that read it. */
export function MetricReaders({ name }: { name: string }) {
  const text = metricText.useText();
  const { data } = useQuery(readersQuery(name));
  if (!data) return null;
  if (data.items.length + data.hidden === 0) return text('readersNone');
  return (
    <>
      {data.items.map(({ type, id, title }) => (
        <p key={id}>
          <Link to={PLACES[type]!(id) as never}>{title}</Link>
        </p>
      ))}
      {data.hidden > 0 && <p>{text('readersHidden', { count: data.hidden })}</p>}
    </>
  );
}

const PLACES: Record<string, (id: string) => string> = {
  report: (id) => `/reports/${id}`,
  dashboard: (id) => `/dashboards/${id}`,
  metric: (id) => `/metrics/${ownName(id)}`,
};
