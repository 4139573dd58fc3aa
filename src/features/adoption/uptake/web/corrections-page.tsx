import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { formulasText } from './formulas/formulas-text.ts';
import { CorrectionItem } from './parts/correction-item.tsx';
import classes from './uptake.module.css';
import { correctionsQuery } from './uptake-queries.ts';

/** What members said is wrong, as the administrators' work: each is answered. */
export function CorrectionsPage() {
  const text = formulasText.useText();
  const { data, error } = useQuery(correctionsQuery('all'));
  return (
    <>
      <PageHeader
        title={text('corrections.title')}
        note={data?.filter(({ outcome }) => outcome === null).length || undefined}
      >
        <Link to="/uptake" className={classes.link}>
          {text('back')}
        </Link>
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.column}>
          {!data && !error && <SkeletonRows />}
          {!data && error && (
            <EmptyState title={text('corrections.title')}>{error.message}</EmptyState>
          )}
          {data?.length === 0 && (
            <EmptyState icon={Check} title={text('corrections.none')}>
              {text('corrections.noneText')}
            </EmptyState>
          )}
          {data && data.length > 0 && (
            <div>
              <p className={classes.quiet}>{text('corrections.lead')}</p>
              <ul className={classes.list}>
                {data.map((one) => (
                  <CorrectionItem key={one.id} correction={one} />
                ))}
              </ul>
            </div>
          )}
        </div>
      </div>
    </>
  );
}
