import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { metricsQuery } from '../../../metric/web/shared/figure-query.ts';
import { idOfOwn } from '../../own-metric.ts';
import { ownMetricQuery } from '../metric-queries.ts';
import { draftOf, EMPTY } from './metric-draft.ts';
import { MetricForm } from './metric-form.tsx';

/** A new metric, or one of our own to be changed. */
export function MetricFormPage() {
  const { name } = useParams({ strict: false }) as { name?: string };
  const id = name ? idOfOwn(name) : null;
  const { data: facts } = useQuery(metricsQuery);
  const { data: kept } = useQuery({ ...ownMetricQuery(id ?? ''), enabled: id !== null });
  if (!facts || (id && !kept)) return <SkeletonRows count={8} />;
  return <MetricForm key={id} id={id} facts={facts} begin={kept ? draftOf(kept) : EMPTY} />;
}
