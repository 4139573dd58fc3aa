import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { ColumnList } from '../columns/column-list.tsx';
import { useImportChanges } from '../columns/use-import-changes.ts';
import type { ImportList } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { countable, countTaken, isUnsure, subjectOf, writesSomething } from '../list-facts.ts';
import { RowList } from '../rows/row-list.tsx';
import { RowTabs, useShownOutcome } from '../rows/row-tabs.tsx';
import { numbered } from '../say-counts.ts';
import { useImportVerb } from '../use-import-verbs.ts';
import classes from './import-page.module.css';
import { RegionNotice } from './region-notice.tsx';
import { RehearsalSummary } from './rehearsal-summary.tsx';
import { useAutoRehearsal } from './use-auto-rehearsal.ts';

/** What would happen, how the file is read, and the one button. */
export function PrepareView({ saved }: { saved: ImportList }) {
  const text = importText.useText();
  const isPhone = useIsPhone();
  const { list, change, isSaving } = useImportChanges(saved);
  const rehearsal = useAutoRehearsal(saved, { isSaving });
  const [shown, setShown] = useState<'rows' | 'columns'>('rows');
  const isReady = saved.status === 'rehearsed' && !isSaving;
  const doubts = list.mapping_remembered ? 0 : list.mapping.filter(isUnsure).length;
  const both = !isPhone;
  return (
    <div className={classes.prepare}>
      <div className={classes.result}>
        <RehearsalSummary list={list} isReady={isReady} rehearsal={rehearsal}>
          <ImportButton list={saved} isReady={isReady} />
        </RehearsalSummary>
        <RegionNotice list={list} change={change} />
        {isPhone && (
          <div className={classes.switch}>
            {(['rows', 'columns'] as const).map((name) => (
              <button
                key={name}
                type="button"
                className={classes.choice}
                aria-pressed={shown === name}
                onClick={() => setShown(name)}
              >
                {text(`page.${name === 'columns' && doubts > 0 ? 'doubts' : name}Tab`, {
                  count: doubts,
                })}
              </button>
            ))}
          </div>
        )}
        {(both || shown === 'rows') && <Rows list={saved} isReady={isReady} />}
      </div>
      {(both || shown === 'columns') && (
        <div className={classes.columns}>
          <ColumnList list={list} change={change} disabled={false} />
        </div>
      )}
    </div>
  );
}

function Rows({ list, isReady }: { list: ImportList; isReady: boolean }) {
  const outcome = useShownOutcome(list);
  if (!isReady) return <SkeletonRows count={10} />;
  return (
    <>
      <RowTabs list={list} />
      <RowList key={outcome ?? 'all'} list={list} outcome={outcome} />
    </>
  );
}

function ImportButton({ list, isReady }: { list: ImportList; isReady: boolean }) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const run = useImportVerb('run', list.id);
  const can = isReady && writesSomething(list.counts);
  const subject = subjectOf(list);
  const isMixed = subject === 'people' && !!list.counts.company_rows;
  useKeys([
    {
      keys: 'mod+Enter',
      label: text('keys.run'),
      group: 'do',
      run: () => can && !run.isPending && run.mutate(),
    },
  ]);
  return (
    <Button
      look="main"
      className={classes.main ?? ''}
      disabled={!can}
      busy={run.isPending}
      onClick={() => run.mutate()}
    >
      {can && !isMixed
        ? text(`run.${countable(list)}`, numbered(countTaken(list.counts), locale))
        : text('run.list')}
    </Button>
  );
}
