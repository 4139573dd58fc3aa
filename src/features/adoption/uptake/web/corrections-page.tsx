import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { formulasText } from './formulas/formulas-text.ts';
import { CorrectionItem } from './parts/correction-item.tsx';
import classes from './uptake.module.css';
import { correctionsQuery, type ShownCorrection } from './uptake-queries.ts';

/** What members said is wrong, as the administrators' work: each is answered. */
export function CorrectionsPage() {
  const text = formulasText.useText();
  const query = useQuery(correctionsQuery('all'));
  return (
    <>
      <PageHeader
        title={text('corrections.title')}
        note={query.data?.filter(({ outcome }) => outcome === null).length || undefined}
      >
        <Link to="/uptake" className={classes.link}>
          {text('back')}
        </Link>
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.column}>
          <Loaded query={query} failed={text('corrections.unread')}>
            {(all) => (all.length > 0 ? <All corrections={all} /> : <None />)}
          </Loaded>
        </div>
      </div>
    </>
  );
}

function None() {
  const text = formulasText.useText();
  return (
    <EmptyState icon={Check} title={text('corrections.none')}>
      {text('corrections.noneText')}
    </EmptyState>
  );
}

function All({ corrections }: { corrections: readonly ShownCorrection[] }) {
  const text = formulasText.useText();
  return (
    <div>
      <p className={classes.quiet}>{text('corrections.lead')}</p>
      <ul className={classes.list}>
        {corrections.map((one) => (
          <CorrectionItem key={one.id} correction={one} />
        ))}
      </ul>
    </div>
  );
}
