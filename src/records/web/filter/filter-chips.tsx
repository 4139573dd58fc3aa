import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import { ListFilter, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FieldFilter } from '#src/records/filter.ts';
import { formatValue, type ReadingAids } from '../fields/format-value.ts';
import { useReadingAids } from '../fields/use-reading-aids.ts';
import { fieldLabel } from '../labels.ts';
import type { ListToolbarProps } from '../list/list-toolbar-props.ts';
import { recordsText } from '../records-text.ts';
import classes from './filter-chips.module.css';
import { FilterEditor } from './filter-editor.tsx';
import { needsValue } from './filter-ops.ts';
import { rememberRefs, useKnownRefs } from './known-refs.ts';

/** The filters of a list as quiet chips: a click changes one, × takes it away. */
export function FilterChips({ declaration, state, change, refs }: ListToolbarProps) {
  const text = recordsText.useText();
  const known = useKnownRefs(refs);
  const aids = useReadingAids(known);
  const { conditions } = state;

  function replace(at: number, next: FieldFilter | null): void {
    const all = conditions.flatMap((one, index) => (index === at ? (next ?? []) : one));
    if (at === conditions.length && next) all.push(next);
    change({ where: all.length > 0 ? all : undefined });
  }

  return (
    <>
      {conditions.map((condition, at) => {
        const said = sayCondition(condition, { declaration, aids });
        return (
          <span key={JSON.stringify(condition)} className={classes.chip}>
            <Editing
              declaration={declaration}
              condition={condition}
              refs={known}
              onApply={(next) => replace(at, next)}
              className={classes.said}
              label={text('filter.edit', { filter: said })}
            >
              {said}
            </Editing>
            <button
              type="button"
              className={classes.remove}
              aria-label={text('filter.remove', { filter: said })}
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
      >
        <ListFilter size={14} aria-hidden="true" />
        {text('filter.add')}
      </Editing>
    </>
  );
}

interface EditingProps {
  declaration: ListToolbarProps['declaration'];
  refs: ListToolbarProps['refs'];
  condition?: FieldFilter;
  onApply: (condition: FieldFilter) => void;
  className: string | undefined;
  label?: string;
  children: ReactNode;
}

function Editing({ declaration, refs, condition, onApply, ...button }: EditingProps) {
  const [open, setOpen] = useState(false);
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
            rememberRefs(titles ?? {});
            setOpen(false);
            onApply(next);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function sayCondition(
  { field, op, value }: FieldFilter,
  { declaration, aids }: { declaration: ListToolbarProps['declaration']; aids: ReadingAids },
): string {
  const test = `${fieldLabel(declaration, field)} ${recordsText.text(`filter.op.${op}`)}`;
  if (!needsValue(op)) return test;
  const values = [value].flat().map((one) => formatValue(declaration, field, { value: one, aids }));
  return `${test} ${values.join(', ') || '…'}`;
}
