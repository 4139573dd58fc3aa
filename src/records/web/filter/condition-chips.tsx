import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import { ListFilter, X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { ClosedByEscape } from '#src/web/ui/mantine/closed-by-escape.tsx';
import type { Refs } from '../data/record-client.ts';
import { useFilterAids } from '../fields/use-reading-aids.ts';
import { useRecordTypes } from '../record-registry.ts';
import { testsOf } from '../views/read-filter.ts';
import { useViewRefs } from '../views/view-queries.ts';
import classes from './filter-chips.module.css';
import { FilterEditor } from './filter-editor.tsx';
import { filterText } from './filter-text.ts';
import { rememberRefs, useKnownRefs } from './known-refs.ts';
import { sayCondition } from './say-condition.ts';

interface ConditionChipsProps {
  declaration: RecordDeclaration;
  conditions: readonly Filter[];
  refs: Refs;
  onChange: (conditions: Filter[]) => void;
  /** Who opens a new one from elsewhere holds whether it is open. */
  adding?: boolean;
  setAdding?: (adding: boolean) => void;
  /** What the button that adds one says. */
  addLabel?: string;
}

/** Conditions as quiet chips: a click changes one, × takes it away. */
export function ConditionChips(props: ConditionChipsProps) {
  const { declaration, conditions, refs, onChange, addLabel } = props;
  const text = filterText.useText();
  const types = useRecordTypes();
  const views = useViewRefs();
  const known = useKnownRefs(refs);
  const aids = useFilterAids(useMemo(() => ({ ...known, ...views }), [known, views]));
  const own = useState(false);
  const [adding, setAdding] = props.setAdding ? [props.adding ?? false, props.setAdding] : own;

  function replace(at: number, next: Filter | null): void {
    const all = conditions.flatMap((one, index) => (index === at ? (next ?? []) : one));
    if (at === conditions.length && next) all.push(next);
    onChange(all);
  }

  return (
    <>
      {conditions.map((condition, at) => {
        const said = sayCondition(condition, { declaration, types, aids });
        return (
          <span key={JSON.stringify(condition)} className={classes.chip}>
            {testsOf(condition) ? (
              <Editing
                declaration={declaration}
                condition={condition}
                refs={known}
                onApply={(next) => replace(at, next)}
                className={classes.said}
                label={text('edit', { filter: said })}
              >
                {said}
              </Editing>
            ) : (
              <span className={`${classes.said} ${classes.fixed}`}>{said}</span>
            )}
            <button
              type="button"
              className={classes.remove}
              aria-label={text('remove', { filter: said })}
              onClick={() => replace(at, null)}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </span>
        );
      })}
      <Editing
        declaration={declaration}
        refs={known}
        onApply={(next) => replace(conditions.length, next)}
        className={classes.add}
        opened={adding}
        setOpened={setAdding}
      >
        <ListFilter size={14} aria-hidden="true" />
        {addLabel ?? text('add')}
      </Editing>
    </>
  );
}

interface EditingProps {
  declaration: RecordDeclaration;
  refs: Refs;
  condition?: Filter;
  onApply: (condition: Filter) => void;
  className: string | undefined;
  label?: string;
  /** Who opens it from elsewhere holds whether it is open. */
  opened?: boolean;
  setOpened?: (opened: boolean) => void;
  children: ReactNode;
}

function Editing({ declaration, refs, condition, onApply, ...button }: EditingProps) {
  const own = useState(false);
  const [open, setOpen] = button.setOpened ? [button.opened ?? false, button.setOpened] : own;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      {open && <ClosedByEscape close={() => setOpen(false)} />}
      <Popover.Target>
        <button
          type="button"
          className={button.className}
          aria-label={button.label}
          onClick={() => setOpen(!open)}
        >
          {button.children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <FilterEditor
          declaration={declaration}
          refs={refs}
          {...(condition && { condition })}
          onApply={(next, titles) => {
            rememberRefs(titles);
            setOpen(false);
            onApply(next);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
