import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import classes from '../programme.module.css';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';

/** An effort has two ends; both are written down. */
export function EstimateDialog({ close }: { close: () => void }) {
  const text = programmeText.useText();
  const [draft, setDraft] = useState({ what: '', least: '', most: '' });
  const add = useStep('POST /api/v1/programme/estimates', text('estimateAdded'));
  const [least, most] = [Number(draft.least), Number(draft.most)];
  return (
    <AskDialog
      title={text('addEstimate')}
      label={text('save')}
      disabled={draft.what.trim().length < 3 || !(least > 0) || !(most > least)}
      close={close}
      onSave={() =>
        add.go({ body: { what: draft.what.trim(), least_hours: least, most_hours: most } })
      }
    >
      <TextField
        label={text('estimate.what')}
        maxLength={200}
        data-autofocus=""
        value={draft.what}
        onChange={({ target }) => setDraft({ ...draft, what: target.value })}
      />
      <div className={classes.pair}>
        <TextField
          label={text('estimate.least')}
          inputMode="numeric"
          value={draft.least}
          onChange={({ target }) => setDraft({ ...draft, least: target.value.trim() })}
        />
        <TextField
          label={text('estimate.most')}
          inputMode="numeric"
          hint={text('estimate.hint')}
          value={draft.most}
          onChange={({ target }) => setDraft({ ...draft, most: target.value.trim() })}
        />
      </div>
    </AskDialog>
  );
}
