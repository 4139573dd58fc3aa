import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Wrench } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { Releases } from '../desk-api.ts';
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
  const query = useQuery(releasesQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={Wrench} rows={6}>
          {(data) => (data.may_change ? <Desk releases={data} /> : <Closed />)}
        </Loaded>
      </div>
    </>
  );
}

function Closed() {
  const text = deskText.useText();
  return (
    <EmptyState icon={Wrench} title={text('closedTitle')}>
      {text('closed')}
    </EmptyState>
  );
}

function Desk({ releases }: { releases: Releases }) {
  const text = deskText.useText();
  const { backlog, hours } = releases;
  return (
    <div className={classes.column}>
      <div>
        <p>{text('lead')}</p>
        <Link className={classes.link} to={'/releases' as string}>
          {text('toReleases')}
        </Link>
      </div>
      <PolishPart />
      <BacklogPart backlog={backlog} />
      <ReleasePart releases={releases} />
      <HoursPart hours={hours} key={hours?.a_week} />
    </div>
  );
}
