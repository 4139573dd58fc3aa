import { useState } from 'react';
import { TextField } from '#src/web/ui/form-field.tsx';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayCapability } from '../say.ts';
import { ProgrammeDialog } from './programme-dialog.tsx';

interface OpenDialogProps {
  name: string;
  close: () => void;
}

/** Nothing is opened without saying what it is for. */
export function OpenDialog({ name, close }: OpenDialogProps) {
  const text = programmeText.useText();
  const [serves, setServes] = useState('');
  const label = sayCapability(name);
  const open = useStep(
    'POST /api/v1/programme/capabilities/{name}/open',
    text('opened', { name: label }),
    close,
  );
  return (
    <ProgrammeDialog
      title={text('openWhat', { name: label })}
      label={text('open')}
      busy={open.isPending}
      disabled={serves.trim().length < 3}
      close={close}
      onSave={() => open.mutate({ params: { name }, body: { serves: serves.trim() } })}
    >
      <p>{text('openLead')}</p>
      <TextField
        label={text('serves')}
        maxLength={300}
        data-autofocus=""
        value={serves}
        onChange={({ target }) => setServes(target.value)}
      />
    </ProgrammeDialog>
  );
}
