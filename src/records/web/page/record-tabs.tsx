import { Suspense, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listRecordParts } from '#src/web/shell/features.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { OneRecord } from '../data/record-client.ts';
import { recordsText } from '../records-text.ts';
import { HistoryTab } from './history-tab.tsx';
import { componentOf } from './part-component.ts';
import classes from './record-tabs.module.css';

interface RecordTabsProps {
  declaration: RecordDeclaration;
  record: OneRecord;
}

const HISTORY = 'history';

/** Beneath a record's fields: what features bring for it, such as a timeline, and its history. */
export function RecordTabs({ declaration, record }: RecordTabsProps) {
  const text = recordsText.useText();
  const parts = listRecordParts(declaration.type);
  const [chosen, setChosen] = useState(parts[0]?.name ?? HISTORY);
  const part = parts.find(({ name }) => name === chosen);
  const Shown = part && componentOf(part);
  const tabs = [
    ...parts.map(({ name, label }) => [name, label()]),
    [HISTORY, text('page.history')],
  ];
  return (
    <section className={classes.parts}>
      <div className={classes.tabs}>
        {tabs.map(([name, label]) => (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-pressed={chosen === name}
            onClick={() => setChosen(name!)}
          >
            {label}
          </button>
        ))}
      </div>
      <Suspense fallback={<SkeletonRows count={4} />}>
        {Shown ? (
          <Shown type={declaration.type} id={record.id} />
        ) : (
          <HistoryTab declaration={declaration} record={record} />
        )}
      </Suspense>
    </section>
  );
}
