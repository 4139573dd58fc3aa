import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { type FoundRecord, searchRecords } from '#src/records/web/data/record-client.ts';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { captureText } from '../capture-text.ts';
import type { Act, Edit } from '../rows/row.ts';
import classes from './edits.module.css';

interface EditWhoProps {
  target: Extract<Edit, { edit: 'who' }>;
  begin: string;
  onAct: (act: Act) => void;
}

/** Somebody else, found by name. */
export function EditWho({ target, begin, onAct }: EditWhoProps) {
  const text = captureText.useText();
  const [typed, setTyped] = useState(begin);
  const name = typed.trim();
  const { data = [], isPlaceholderData } = useQuery({
    queryKey: ['person', 'search', 'who', name],
    queryFn: ({ signal }) => searchRecords(name, ['person', 'company'], signal),
    enabled: name !== '',
    placeholderData: keepPreviousData,
    meta: { types: ['company'] },
  });
  const found = name === '' ? [] : data;
  function choose({ id, type, title }: FoundRecord): void {
    const whom = { id, type: type as 'person' | 'company' };
    if (target.key === null) onAct({ about: { ...whom, title } });
    else onAct({ correct: { part: 'mention', key: target.key, answer: whom } });
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // the first of an older answer might be somebody else
        if (found[0] && !isPlaceholderData) choose(found[0]);
      }}
      onKeyDown={moveAlong}
    >
      <input
        className={inputClass}
        aria-label={text('who.search')}
        placeholder={text('who.search')}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className={classes.list}>
        {found.map((record) => (
          <li key={record.id}>
            <button type="button" className={classes.option} onClick={() => choose(record)}>
              <RecordMark type={record.type} title={record.title} size="s" />
              <span className={classes.name}>{record.title}</span>
              <span className={classes.company}>{record.subtitle}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.reading} role="status">
        {name !== '' && found.length === 0 && !isPlaceholderData
          ? text('who.nothing', { text: name })
          : ''}
      </p>
    </form>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down from the field through what was found. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  all[all.indexOf(event.target as HTMLElement) + step]?.focus();
}
