import type { RecordDeclaration } from '#src/records/define-record.ts';
import { ConditionChips } from '#src/records/web/filter/condition-chips.tsx';
import { useFilterRefs } from '#src/records/web/filter/use-filter-refs.ts';
import { isKnownTo } from '../../board-filter.ts';
import { boardText } from '../board-text.ts';
import type { LookedAt } from '../use-board-view.ts';
import classes from './board-bar.module.css';

interface FilterBarProps {
  rows: RecordDeclaration;
  view: LookedAt;
  change: (next: Partial<LookedAt>) => void;
}

/** By what else the viewer filters the figures, for themselves alone. */
export function FilterBar({ rows, view, change }: FilterBarProps) {
  const text = boardText.useText();
  const conditions = view.where.filter((one) => isKnownTo(rows, one));
  const refs = useFilterRefs(rows, conditions);
  return (
    <div className={classes.filter}>
      <ConditionChips
        declaration={rows}
        conditions={conditions}
        refs={refs}
        addLabel={text('filter.label')}
        onChange={(where) => change({ where })}
      />
    </div>
  );
}
