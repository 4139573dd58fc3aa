import { useNavigate, useSearch } from '@tanstack/react-router';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ImportList, RowOutcome } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import classes from './row-tabs.module.css';

const TABS = ['create', 'change', 'same', 'skip', 'failed'] as const satisfies RowOutcome[];

/** What of the list is looked at; it stands in the address. */
export function useShownOutcome({ counts }: ImportList): RowOutcome | undefined {
  const { rows } = useSearch({ strict: false }) as { rows?: string };
  // after a change there may be no such row any more
  return TABS.find((name) => name === rows && counts[name] > 0);
}

function tabName(name: RowOutcome | undefined, status: ImportList['status']) {
  if (status === 'undone' && (name === 'create' || name === 'change')) {
    return `tabs.undone.${name}` as const;
  }
  return `tabs.${name ?? 'all'}` as const;
}

/** The rows by what becomes of them, with their numbers. */
export function RowTabs({ list }: { list: ImportList }) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const shown = useShownOutcome(list);
  const format = new Intl.NumberFormat(locale);
  const navigate = useNavigate();
  const show = (rows: RowOutcome | undefined) =>
    void navigate({ to: '.', search: (all: object) => ({ ...all, rows }), replace: true });
  const { counts } = list;
  const filled = TABS.filter((name) => counts[name] > 0);
  const tabs: [RowOutcome | undefined, number][] = [
    [undefined, filled.reduce((sum, name) => sum + counts[name], 0)],
    ...filled.map((name): [RowOutcome, number] => [name, counts[name]]),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div role="group" className={classes.tabs} aria-label={text('rows.which')}>
      {tabs.map(([name, count]) => (
        <button
          key={name ?? 'all'}
          type="button"
          className={classes.tab}
          aria-pressed={name === shown}
          onClick={() => show(name)}
        >
          {text(tabName(name, list.status))}
          <span className={classes.count}>{format.format(count)}</span>
        </button>
      ))}
    </div>
  );
}
