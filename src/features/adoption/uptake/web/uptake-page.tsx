import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { CostSection } from './parts/cost-section.tsx';
import { FiguresSection } from './parts/figures-section.tsx';
import { GiftsSection } from './parts/gifts-section.tsx';
import { LooksSection } from './parts/looks-section.tsx';
import { NextSection } from './parts/next-section.tsx';
import { SaidSection } from './parts/said-section.tsx';
import { Standing } from './parts/standing.tsx';
import { WaySection } from './parts/way-section.tsx';
import classes from './uptake.module.css';
import { myUptakeQuery } from './uptake-queries.ts';
import { uptakeText } from './uptake-text.ts';

/** One's own page: what comes back, what it costs, how far one has come, what would help next. */
export function UptakePage() {
  const text = uptakeText.useText();
  const { viewer, member } = useMe();
  return (
    <>
      <PageHeader title={text('title')} />
      {viewer ? (
        <EmptyState icon={EyeOff} title={text('theirs.title', { name: member.name })}>
          {text('theirs.text')}
        </EmptyState>
      ) : (
        <Own />
      )}
    </>
  );
}

function Own() {
  const text = uptakeText.useText();
  const query = useQuery(myUptakeQuery());
  const { data } = query;
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <Loaded query={query} failed={text('failed')}>
          {(uptake) => (
            <>
              <Standing uptake={uptake} lead={text('lead')} />
              <NextSection uptake={uptake} />
            </>
          )}
        </Loaded>
        <Ways />
        <GiftsSection />
        {data && (
          <>
            <CostSection uptake={data} />
            <FiguresSection uptake={data} />
            <WaySection now={data} />
          </>
        )}
        <SaidSection />
        <LooksSection />
      </div>
    </div>
  );
}

/** To what else belongs to it; in the header of a phone there is no room. */
function Ways() {
  const text = uptakeText.useText();
  const { member } = useMe();
  return (
    <p className={classes.ways}>
      <Link to="/uptake/formulas" className={classes.link}>
        {text('formulas')}
      </Link>
      <Link to={'/pulses' as string} className={classes.link}>
        {text('pulses')}
      </Link>
      {member.role === 'administrator' && (
        <Link to="/uptake/corrections" className={classes.link}>
          {text('corrections')}
        </Link>
      )}
    </p>
  );
}
