import { useState } from 'react';
import { VISIBILITIES, type Visibility } from '#src/records/define-record.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { AUDIENCES } from '../../built-in/board.ts';
import { boardText } from '../board-text.ts';
import type { BoardFacts } from './use-board-verbs.ts';

interface FactsDialogProps {
  title: string;
  begin: BoardFacts;
  /** Whether it is kept. */
  onSave: (facts: BoardFacts) => Promise<boolean>;
  close: () => void;
}

/** Asks what a dashboard is called, what is decided there, for whom it is and who sees it. */
export function FactsDialog({ title, begin, onSave, close }: FactsDialogProps) {
  const text = boardText.useText();
  const [facts, setFacts] = useState(begin);
  const put = (change: Partial<BoardFacts>) => setFacts({ ...facts, ...change });
  return (
    <AskDialog
      title={title}
      label={text('dialog.save')}
      disabled={facts.name.trim() === ''}
      close={close}
      onSave={() => onSave({ ...facts, name: facts.name.trim() })}
    >
      <TextField
        label={text('dialog.name')}
        maxLength={100}
        value={facts.name}
        onChange={({ target }) => put({ name: target.value })}
      />
      <TextField
        label={text('dialog.purpose')}
        hint={text('dialog.purposeHint')}
        maxLength={500}
        value={facts.purpose}
        onChange={({ target }) => put({ purpose: target.value })}
      />
      <SelectField
        label={text('dialog.audience')}
        value={facts.audience ?? ''}
        onChange={({ target }) =>
          put({ audience: AUDIENCES.find((one) => one === target.value) ?? null })
        }
      >
        <option value="">{text('dialog.anyone')}</option>
        {AUDIENCES.map((one) => (
          <option key={one} value={one}>
            {text(`board.${one}.name`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={text('dialog.who')}
        value={facts.visibility}
        onChange={({ target }) => put({ visibility: target.value as Visibility })}
      >
        {VISIBILITIES.toReversed().map((one) => (
          <option key={one} value={one}>
            {text(`dialog.${one}`)}
          </option>
        ))}
      </SelectField>
    </AskDialog>
  );
}
