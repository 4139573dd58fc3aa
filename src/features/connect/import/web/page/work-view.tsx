import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { ImportList } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { sayCountsBriefly } from '../say-counts.ts';
import { useImportVerb } from '../use-import-verbs.ts';
import classes from './import-page.module.css';
import { WorkBar } from './work-bar.tsx';

/** The import, or its undoing, while it is under way. One can leave; it goes on. */
export function WorkView({ list }: { list: ImportList }) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const cancel = useImportVerb('cancel', list.id);
  const isRun = list.status === 'running';
  const note = isRun ? sayCountsBriefly(list, locale) : '';
  return (
    <div className={classes.stage}>
      <div className={classes.card}>
        <WorkBar
          label={text(isRun ? 'work.running' : 'work.undoing')}
          share={list.progress}
          {...(note && { note })}
        />
        <p className={classes.promise}>{text(isRun ? 'work.leave' : 'work.leaveUndo')}</p>
        {isRun && (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {text('work.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}
