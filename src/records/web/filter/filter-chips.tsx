import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import { ListFilter, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Filter } from '#src/records/filter.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { useReadingAids } from '../fields/use-reading-aids.ts';
import type { ListToolbarProps } from '../list/list-toolbar-props.ts';
import { useRecordTypes } from '../record-registry.ts';
import { testsOf } from '../views/read-filter.ts';
import classes from './filter-chips.module.css';
import { FilterEditor } from './filter-editor.tsx';
import { filterText } from './filter-text.ts';
import { rememberRefs, useKnownRefs } from './known-refs.ts';
import { sayCondition } from './say-condition.ts';

/** The filters of a list as quiet chips: a click changes one, × takes it away; `f` adds one. */
export function FilterChips({ declaration, state, change, refs }: ListToolbarProps) {
  const text = filterText.useText();
  const types = useRecordTypes();
  const known = useKnownRefs(refs);
  const aids = useReadingAids(known);
  const [adding, setAdding] = useState(false);
  const { conditions } = state;
  useKeys([{ keys: 'f', label: text('keys.filter'), group: 'list', run: () => setAdding(true) }]);

  function replace(at: number, next: Filter | null): void {
    const all = conditions.flatMap((one, index) => (index === at ? (next ?? []) : one));
    if (at === conditions.length && next) all.push(next);
    // of a saved view, no filter at all is a change too
    change({ where: all.length > 0 || state.saved ? all : undefined });
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
        {text('add')}
      </Editing>
    </>
  );
}

interface EditingProps {
  declaration: ListToolbarProps['declaration'];
  refs: ListToolbarProps['refs'];
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
