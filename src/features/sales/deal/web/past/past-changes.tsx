import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatWorth } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { ChangeKind } from '../../past-api.ts';
import { dealText } from '../deal-text.ts';
import { DealRows } from './deal-rows.tsx';
import classes from './past.module.css';
import { changesQuery } from './past-query.ts';

interface PastChangesProps {
  id: string;
  from: string;
  to: string;
}

/** What changed between two days, each figure with its deals. */
export function PastChanges(span: PastChangesProps) {
  const text = dealText.useText();
  const { locale } = useStore(reader);
  const [shown, show] = useState<ChangeKind | null>(null);
  const { data } = useQuery(changesQuery(span));
  if (!data) return <SkeletonRows count={4} />;
  const changes = data.changes.filter(({ count }) => count > 0);
  return (
    <section className={classes.changes}>
      <h2 className={classes.title}>{text('past.changes')}</h2>
      {changes.length === 0 && <p className={classes.quiet}>{text('past.nothing')}</p>}
      <ul className={classes.kinds}>
        {changes.map(({ kind, count, sums }) => (
          <li key={kind}>
            <button
              type="button"
              className={classes.kind}
              data-kind={kind}
              aria-expanded={shown === kind}
              onClick={() => show(shown === kind ? null : kind)}
            >
              <span>{text(`past.kind.${kind}`)}</span>
              <b>{count}</b>
              <span className={classes.quiet}>
                {sums.map((sum) => formatWorth(sum, locale)).join(' · ')}
              </span>
            </button>
            {shown === kind && <Behind span={span} kind={kind} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Behind({ span, kind }: { span: PastChangesProps; kind: ChangeKind }) {
  const { data } = useQuery(changesQuery(span, kind));
  return <DealRows items={data?.items} />;
}
