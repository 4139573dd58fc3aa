import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { failureOf, isUnreachable } from '#src/web/api/api-problem.ts';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { NotKept } from '#src/web/ui/not-kept.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './report.module.css';
import { readDraft } from './report-draft.ts';
import { reportQuery } from './report-queries.ts';
import { reportText } from './report-text.ts';
import { Figure } from './shared/figure.tsx';

/** A report without anything around it, to stand on another page of members who are signed in. */
export function EmbedPage() {
  const text = reportText.useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const query = useQuery(reportQuery(id));
  const { data, isPending } = query;
  const draft = readDraft(search, data);
  useTabTitle(data?.name ?? '');
  if (isUnreachable(failureOf(query))) return <NotKept heading="h1" retry={query.refetch} />;
  if (isPending) return <SkeletonRows count={6} />;
  if (!data || !draft) return <p className={classes.embedNote}>{text('noSuch')}</p>;
  return (
    <main className={classes.embed}>
      <h1>{data.name}</h1>
      {data.question && <p className={classes.quiet}>{data.question}</p>}
      <Suspense>
        <Figure request={draft.request} chart={draft.chart} height={320} />
      </Suspense>
    </main>
  );
}
