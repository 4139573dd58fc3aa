import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { ReportAnswer } from './report-draft.ts';
import { reportText } from './report-text.ts';

type Kept = Pick<ReportAnswer, 'name' | 'question' | 'visibility'>;

interface SaveDialogProps {
  begin: Kept;
  /** Whether it is kept. */
  onSave: (kept: Kept) => Promise<boolean>;
  close: () => void;
}

const WHO = [
  ['workspace', 'everyone'],
  ['team', 'teamOnly'],
  ['private', 'onlyMe'],
] as const;

/** Asks for a report's name and who may see it. */
export function SaveDialog({ begin, onSave, close }: SaveDialogProps) {
  const text = reportText.useText();
  const [kept, setKept] = useState(begin);
  const question = kept.question?.trim() || null;
  return (
    <AskDialog
      title={text('saveDialog')}
      label={text('save')}
      disabled={kept.name.trim() === ''}
      close={close}
      onSave={() => onSave({ ...kept, name: kept.name.trim(), question })}
    >
      <TextField
        label={text('name')}
        required
        maxLength={100}
        value={kept.name}
        onChange={({ target }) => setKept({ ...kept, name: target.value })}
      />
      <TextField
        label={text('question')}
        hint={text('questionHint')}
        maxLength={300}
        value={kept.question ?? ''}
        onChange={({ target }) => setKept({ ...kept, question: target.value })}
      />
      <SelectField
        label={text('who')}
        value={kept.visibility}
        onChange={({ target }) =>
          setKept({ ...kept, visibility: target.value as Kept['visibility'] })
        }
      >
        {WHO.map(([value, label]) => (
          <option key={value} value={value}>
            {text(label)}
          </option>
        ))}
      </SelectField>
    </AskDialog>
  );
}
