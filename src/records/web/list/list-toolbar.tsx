import { Plus } from 'lucide-react';
import { Button } from '#src/web/ui/button.tsx';
import { FilterChips } from '../filter/filter-chips.tsx';
import { recordsText } from '../records-text.ts';
import { AS_SAVED } from '../views/as-saved.ts';
import { ViewMenu } from '../views/view-menu.tsx';
import type { ViewsOfType } from '../views/view-queries.ts';
import { ColumnsMenu } from './columns/columns-menu.tsx';
import { GroupMenu } from './groups/group-menu.tsx';
import { ListMenu } from './list-menu.tsx';
import classes from './list-toolbar.module.css';
import type { ListToolbarProps } from './list-toolbar-props.ts';

/** Above a list: its views as tabs, its filters as chips, its columns. */
export function ListToolbar({ own, ...props }: ListToolbarProps & { own: ViewsOfType }) {
  const { state, views, change } = props;
  const text = recordsText.useText();
  return (
    <div className={classes.toolbar}>
      <div className={classes.start}>
        {state.bin ? (
          <Button look="quiet" onClick={() => change({ bin: undefined })}>
            {text('bin.back')}
          </Button>
        ) : (
          <>
            {views.length > 1 && <ViewTabs state={state} views={views} change={change} />}
            <ViewMenu {...props} own={own} />
          </>
        )}
        <FilterChips {...props} />
        <span className={classes.gap} />
        {!state.bin && <GroupMenu {...props} />}
        <ColumnsMenu {...props} />
      </div>
      <ListMenu {...props} />
    </div>
  );
}

function ViewTabs({ state, views, change }: Pick<ListToolbarProps, 'state' | 'views' | 'change'>) {
  return (
    <div className={classes.tabs}>
      {views.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          className={classes.tab}
          aria-pressed={state.view === name}
          onClick={() =>
            // what was filtered goes along from tab to tab, but not out of a saved view
            change(state.saved ? { ...AS_SAVED, view: name } : { view: name, sort: undefined })
          }
        >
          {label()}
        </button>
      ))}
    </div>
  );
}

export function NewButton({ onClick }: { onClick: () => void }) {
  const text = recordsText.useText();
  return (
    <Button look="main" icon={<Plus size={16} aria-hidden="true" />} onClick={onClick}>
      {text('list.new')}
    </Button>
  );
}
