import { Pencil, Trash, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { recordsText } from '../records-text.ts';
import classes from './selection-bar.module.css';
import { useBulkWork } from './use-bulk-work.ts';
import type { Selection } from './use-selection.ts';

const SetFieldDialog = lazy(async () => ({
  default: (await import('./set-field-dialog.tsx')).SetFieldDialog,
}));

interface SelectionBarProps {
  declaration: RecordDeclaration;
  selection: Selection;
}

/** What can be done with the rows that are ticked. */
export function SelectionBar({ declaration, selection }: SelectionBarProps) {
  const text = recordsText.useText();
  const work = useBulkWork(declaration);
  const [setting, setSetting] = useState(false);
  const ids = [...selection.ids];
  useKeys([{ keys: 'Escape', run: selection.clear }]);
  async function bin(): Promise<void> {
    await work.bin(ids);
    selection.clear();
  }
  return (
    <div
      className={classes.bar}
      role="toolbar"
      aria-label={text('selection.count', { count: ids.length })}
    >
      {work.done === null ? (
        <>
          <span className={classes.count}>{text('selection.count', { count: ids.length })}</span>
          <Button
            look="quiet"
            icon={<Pencil size={14} aria-hidden="true" />}
            onClick={() => setSetting(true)}
          >
            {text('selection.set')}
          </Button>
          <Button
            look="quiet"
            icon={<Trash size={14} aria-hidden="true" />}
            onClick={() => void bin()}
          >
            {text('selection.bin')}
          </Button>
          <IconButton label={text('selection.clear')} onClick={selection.clear}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </>
      ) : (
        <>
          <progress className={classes.progress} value={work.done} max={ids.length} />
          <span>{text('selection.working', { done: work.done, count: ids.length })}</span>
          <Button look="quiet" onClick={work.stop}>
            {text('selection.stop')}
          </Button>
        </>
      )}
      {setting && (
        <Suspense>
          <SetFieldDialog
            declaration={declaration}
            count={ids.length}
            close={() => setSetting(false)}
            onSet={(values) => {
              setSetting(false);
              void work.change(ids, values);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
