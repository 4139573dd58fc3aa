import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Wrench } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { releasesQuery } from './desk-queries.ts';
import { deskText } from './desk-text.ts';
import { BacklogPart } from './parts/backlog-part.tsx';
import { HoursPart } from './parts/hours-part.tsx';
import { PolishPart } from './parts/polish-part.tsx';
import { ReleasePart } from './parts/release-part.tsx';
import classes from './shared/page.module.css';

/** Where the administrator sees what to polish next, and lets it out every fortnight. */
export function DeskPage() {
  const text = deskText.useText();
  const { data, error } = useQuery(releasesQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        {!data && !error && <SkeletonRows count={6} />}
        {error && (
          <EmptyState icon={Wrench} title={text('failed')}>
            {error.message}
          </EmptyState>
        )}
        {data && !data.may_change && (
          <EmptyState icon={Wrench} title={text('closedTitle')}>
            {text('closed')}
          </EmptyState>
        )}
        {data?.may_change && (
          <div className={classes.column}>
            <div>
              <p>{text('lead')}</p>
              <Link className={classes.link} to={'/releases' as string}>
                {text('toReleases')}
              </Link>
            </div>
            <PolishPart />
            <BacklogPart backlog={data.backlog} />
            <ReleasePart releases={data} />
            <HoursPart hours={data.hours} key={data.hours?.a_week} />
          </div>
        )}
      </div>
    </>
  );
}
