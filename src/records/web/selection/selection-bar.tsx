import { Pencil, RotateCcw, Tag, Trash, UserRound, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import type { ListQuery } from '../data/record-client.ts';
import { whoChanges } from '../labels.ts';
import { listText } from '../list/list-text.ts';
import { recordsText } from '../records-text.ts';
import { SelectionActions } from './selection-actions.tsx';
import classes from './selection-bar.module.css';
import { type BulkAction, useBulkWork } from './use-bulk-work.ts';
import type { Selection } from './use-selection.ts';

const SetFieldDialog = lazy(async () => ({
  default: (await import('./set-field-dialog.tsx')).SetFieldDialog,
}));
const TagsDialog = lazy(async () => ({ default: (await import('./tags-dialog.tsx')).TagsDialog }));

interface SelectionBarProps {
  declaration: RecordDeclaration;
  selection: Selection;
  query: ListQuery;
  /** How many match in all; null while that is not known. */
  total: number | null;
  /** Not all that match are loaded, or chosen. */
  hasMore: boolean;
  onDone?: () => void;
}

type Asking = { what: 'field'; name?: string } | { what: 'tags' } | null;

/** What can be done with the rows that are ticked, or with all that match. */
export function SelectionBar(props: SelectionBarProps) {
  const { declaration, selection, query, total, hasMore, onDone } = props;
  const text = recordsText.useText();
  const listed = listText.useText();
  const { locale } = useStore(reader);
  const work = useBulkWork(declaration);
  const [asking, setAsking] = useState<Asking>(null);
  const count = selection.everything ? (total ?? 0) : selection.ids.size;
  useKeys([{ keys: 'Escape', run: leave }]);

  function leave(): void {
    selection.clear();
    onDone?.();
  }

  async function run(action: BulkAction): Promise<void> {
    setAsking(null);
    await work.run(selection.everything ? { query } : { ids: [...selection.ids] }, action);
    if (!('patch' in action)) leave();
  }

  const said = selection.everything
    ? listed('select.everything', { count })
    : text('selection.count', { count });
  return (
    <div
      className={classes.bar}
      data-selection-bar
      role="toolbar"
      aria-label={said}
      aria-busy={work.busy}
    >
      <span className={classes.count}>{work.busy ? sayWork(work.done, count) : said}</span>
      {hasMore && !selection.everything && total !== null && total > count && (
        <Button look="quiet" onClick={selection.takeAll}>
          {listed('select.all', { count: new Intl.NumberFormat(locale).format(total) })}
        </Button>
      )}
      <span className={classes.rest}>
        <Choices
          declaration={declaration}
          bin={query.deleted === true}
          disabled={work.busy || count === 0}
          ask={setAsking}
          run={(action) => void run(action)}
        />
        {!selection.everything && !query.deleted && count > 0 && (
          <SelectionActions type={declaration.type} ids={[...selection.ids]} />
        )}
      </span>
      {work.busy && selection.everything && (
        <Button look="quiet" onClick={work.stop}>
          {text('selection.stop')}
        </Button>
      )}
      <IconButton label={text('selection.clear')} disabled={work.busy} onClick={leave}>
        <X size={14} aria-hidden="true" />
      </IconButton>
      <Suspense>
        {asking?.what === 'field' && (
          <SetFieldDialog
            declaration={declaration}
            count={count}
            {...(asking.name && { begin: asking.name })}
            close={() => setAsking(null)}
            onSet={(patch) => void run({ patch })}
          />
        )}
        {asking?.what === 'tags' && (
          <TagsDialog close={() => setAsking(null)} onSet={(action) => void run(action)} />
        )}
      </Suspense>
    </div>
  );
}

function sayWork(done: number, count: number): string {
  return done > 0
    ? recordsText.text('selection.working', { done, count })
    : listText.text('select.busy');
}

interface ChoicesProps {
  declaration: RecordDeclaration;
  bin: boolean;
  disabled: boolean;
  ask: (asking: Asking) => void;
  run: (action: BulkAction) => void;
}

function Choices({ declaration, bin, disabled, ask, run }: ChoicesProps) {
  const text = recordsText.useText();
  const listed = listText.useText();
  if (declaration.readOnly) return whoChanges(declaration);
  if (bin) {
    return (
      <Button
        look="quiet"
        disabled={disabled}
        icon={<RotateCcw size={14} aria-hidden="true" />}
        onClick={() => run({ restore: true })}
      >
        {listed('select.restore')}
      </Button>
    );
  }
  return (
    <>
      <Button
        look="quiet"
        disabled={disabled}
        icon={<Pencil size={14} aria-hidden="true" />}
        onClick={() => ask({ what: 'field' })}
      >
        {text('selection.set')}
      </Button>
      <Button
        look="quiet"
        disabled={disabled}
        icon={<UserRound size={14} aria-hidden="true" />}
        onClick={() => ask({ what: 'field', name: 'owner_id' })}
      >
        {listed('select.owner')}
      </Button>
      {declaration.fields.tags?.kind === 'tags' && (
        <Button
          look="quiet"
          disabled={disabled}
          icon={<Tag size={14} aria-hidden="true" />}
          onClick={() => ask({ what: 'tags' })}
        >
          {listed('select.addTags')}
        </Button>
      )}
      <Button
        look="quiet"
        disabled={disabled}
        icon={<Trash size={14} aria-hidden="true" />}
        onClick={() => run({ bin: true })}
      >
        {text('selection.bin')}
      </Button>
    </>
  );
}
