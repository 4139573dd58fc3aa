import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayCapability } from '../say.ts';

interface OpenDialogProps {
  name: string;
  close: () => void;
}

/** Nothing is opened without saying what it is for. */
export function OpenDialog({ name, close }: OpenDialogProps) {
  const text = programmeText.useText();
  const [serves, setServes] = useState('');
  const label = sayCapability(name);
  const says = text('opened', { name: label });
  const open = useStep('POST /api/v1/programme/capabilities/{name}/open', says);
  return (
    <AskDialog
      title={text('openWhat', { name: label })}
      label={text('open')}
      disabled={serves.trim().length < 3}
      close={close}
      onSave={() => open.go({ params: { name }, body: { serves: serves.trim() } })}
    >
      <p>{text('openLead')}</p>
      <TextField
        label={text('serves')}
        maxLength={300}
        data-autofocus=""
        value={serves}
        onChange={({ target }) => setServes(target.value)}
      />
    </AskDialog>
  );
}
