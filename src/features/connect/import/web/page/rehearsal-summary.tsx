import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { ImportList } from '../import-queries.ts';
import { importText, sayReason } from '../import-text.ts';
import { writesSomething } from '../list-facts.ts';
import { sayCounts } from '../say-counts.ts';
import classes from './import-page.module.css';
import { WorkBar } from './work-bar.tsx';

interface RehearsalSummaryProps {
  list: ImportList;
  isReady: boolean;
  rehearsal: { error: Error | null; again: () => void };
  /** The button that imports. */
  children: ReactNode;
}

/** What the rehearsal found, in a sentence or two, and what to know about the file. */
export function RehearsalSummary({ list, isReady, rehearsal, children }: RehearsalSummaryProps) {
  const { warnings } = list;
  return (
    <div className={classes.summary}>
      <div className={classes.told}>
        <div className={classes.words}>
          <Words {...{ list, isReady, rehearsal }} />
        </div>
        {children}
      </div>
      {warnings.length > 0 && (
        <ul className={classes.warnings}>
          {warnings.map((warning) => (
            <li key={warning.reason + warning.message} className={classes.warning}>
              <Info size={14} className={classes.sign} aria-hidden="true" />
              {sayReason(warning)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Words({ list, isReady, rehearsal }: Omit<RehearsalSummaryProps, 'children'>) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  if (rehearsal.error && list.status === 'uploaded') {
    return (
      <div role="alert">
        <p className={classes.problem}>{sayReason(rehearsal.error)}</p>
        <Button onClick={rehearsal.again}>{text('rehearsal.again')}</Button>
      </div>
    );
  }
  if (!isReady) {
    const share = list.status === 'rehearsing' ? list.progress : 0;
    return <WorkBar label={text('rehearsal.working')} share={share} />;
  }
  return (
    <div role="status">
      <p className={classes.sentence}>{sayCounts(list, 'would', locale)}</p>
      <p className={classes.promise}>
        {text(writesSomething(list.counts) ? 'rehearsal.promise' : 'rehearsal.nothing')}
      </p>
    </div>
  );
}
