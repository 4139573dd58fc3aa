import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { TEMPLATE_NAMES, type TemplateName } from '../../templates.ts';
import type { addWorkshop } from '../../workshop-api.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import classes from './list.module.css';
import { listText } from './list-text.ts';

/** Which kind, what it is called and when: the rest is prepared at the desk. */
export function NewWorkshop({ close }: { close: () => void }) {
  const text = listText.useText();
  const words = workshopWords.useText();
  const navigate = useNavigate();
  const { act } = useAttempt(['workshop']);
  const { timeZone } = useStore(reader);
  const [template, setTemplate] = useState<TemplateName>('time_to_change');
  const [title, setTitle] = useState('');
  const [day, setDay] = useState(() => todayIn(timeZone));
  const name = title.trim() || words(`template.${template}`);
  function save(): Promise<boolean> {
    return act(async () => {
      const { id } = await call<typeof addWorkshop>(
        'POST /api/v1/workshops',
        { body: { template, title: name, held_on: day } },
        { says: text('dialog.added') },
      );
      void navigate({ to: '/workshops/$id' as string, params: { id } as object });
    });
  }
  return (
    <AskDialog title={text('dialog.title')} label={text('dialog.add')} close={close} onSave={save}>
      <fieldset className={classes.kinds}>
        <legend>{text('dialog.kind')}</legend>
        {TEMPLATE_NAMES.map((one) => (
          <label key={one} className={classes.kind}>
            <input
              type="radio"
              name="template"
              checked={one === template}
              onChange={() => setTemplate(one)}
            />
            <span>
              <span className={classes.name}>{words(`template.${one}`)}</span>
              <span className={classes.facts}>{words(`about.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={text('dialog.name')}
        maxLength={120}
        placeholder={words(`template.${template}`)}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextField
        label={text('dialog.day')}
        hint={text('dialog.affected')}
        type="date"
        required
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
    </AskDialog>
  );
}
