import { useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import type { ListState } from '../list/list-state.ts';
import type { ListToolbarProps } from '../list/list-toolbar-props.ts';
import { ConditionChips } from './condition-chips.tsx';
import { filterText } from './filter-text.ts';

export interface FilterChipsProps
  extends Pick<ListToolbarProps, 'declaration' | 'change' | 'refs'> {
  state: Pick<ListState, 'conditions' | 'saved'>;
}

/** The filters of a list; `f` adds one. */
export function FilterChips({ declaration, state, change, refs }: FilterChipsProps) {
  const text = filterText.useText();
  const [adding, setAdding] = useState(false);
  useKeys([{ keys: 'f', label: text('keys.filter'), group: 'list', run: () => setAdding(true) }]);
  return (
    <ConditionChips
      declaration={declaration}
      conditions={state.conditions}
      refs={refs}
      // of a saved view, no filter at all is a change too
      onChange={(all) => change({ where: all.length > 0 || state.saved ? all : undefined })}
      adding={adding}
      setAdding={setAdding}
    />
  );
}
