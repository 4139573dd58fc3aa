import { useNavigate } from '@tanstack/react-router';
import { Pencil, Trash, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listSelectionActions } from '#src/web/shell/features.ts';
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
  return (
    <div
      className={classes.bar}
      role="toolbar"
      aria-label={text('selection.count', { count: ids.length })}
    >
      {work.done === null ? (
        <Choices
          declaration={declaration}
          ids={ids}
          onSet={() => setSetting(true)}
          onBin={() => void work.bin(ids).then(selection.clear)}
          onClear={selection.clear}
        />
      ) : (
        <Working done={work.done} count={ids.length} stop={work.stop} />
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

interface ChoicesProps {
  declaration: RecordDeclaration;
  ids: readonly string[];
  onSet: () => void;
  onBin: () => void;
  onClear: () => void;
}

function Choices({ declaration, ids, onSet, onBin, onClear }: ChoicesProps) {
  const text = recordsText.useText();
  const navigate = useNavigate();
  const count = ids.length;
  return (
    <>
      <span className={classes.count}>{text('selection.count', { count })}</span>
      <Button look="quiet" icon={<Pencil size={14} aria-hidden="true" />} onClick={onSet}>
        {text('selection.set')}
      </Button>
      {listSelectionActions(declaration.type).map(({ name, label, icon: Icon, to }) => (
        <Button
          key={name}
          look="quiet"
          icon={<Icon size={14} aria-hidden="true" />}
          onClick={() => void navigate(to(declaration.type, ids) as object)}
        >
          {label()}
        </Button>
      ))}
      <Button look="quiet" icon={<Trash size={14} aria-hidden="true" />} onClick={onBin}>
        {text('selection.bin')}
      </Button>
      <IconButton label={text('selection.clear')} onClick={onClear}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </>
  );
}

function Working({ done, count, stop }: { done: number; count: number; stop: () => void }) {
  const text = recordsText.useText();
  return (
    <>
      <progress className={classes.progress} value={done} max={count} />
      <span>{text('selection.working', { done, count })}</span>
      <Button look="quiet" onClick={stop}>
        {text('selection.stop')}
      </Button>
    </>
  );
}
