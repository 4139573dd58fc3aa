import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listRecordParts } from '#src/web/shell/features.ts';
import type { RecordPart } from '#src/web/shell/web-feature.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { OneRecord } from '../data/record-client.ts';
import { recordsText } from '../records-text.ts';
import { HistoryTab } from './history/history-tab.tsx';
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
  const isPhone = useIsPhone();
  const parts = listRecordParts(declaration.type).filter((one) => !(isPhone && one.isAboveOnPhone));
  const [chosen, setChosen] = useState(parts[0]?.name ?? HISTORY);
  // a phone that is turned may have no tab of that name
  const part =
    parts.find(({ name }) => name === chosen) ?? (chosen === HISTORY ? undefined : parts[0]);
  const Shown = part && componentOf(part);
  const tabs: { name: string; label: string; part?: RecordPart }[] = [
    ...parts.map((one) => ({ name: one.name, label: one.label(), part: one })),
    { name: HISTORY, label: text('page.history') },
  ];
  return (
    <section className={classes.parts}>
      <div className={classes.tabs}>
        {tabs.map(({ name, label, part: of }) => (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-pressed={(part?.name ?? HISTORY) === name}
            onClick={() => setChosen(name)}
          >
            {label}
            {of?.count && <Count of={of.count} type={declaration.type} id={record.id} />}
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

interface CountProps {
  of: NonNullable<RecordPart['count']>;
  type: string;
  id: string;
}

/** Nothing is said of none: an empty tab tells so itself. */
function Count({ of, type, id }: CountProps) {
  const { data } = useQuery({
    queryKey: [of.type, 'count of', type, id],
    queryFn: () => of.read({ type, id }),
  });
  return data ? <span className={classes.count}>{data}</span> : null;
}
