import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ServiceCase } from '#src/features/service/case/service-case.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { putOnClipboard } from '#src/web/shell/copy-text.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { readCaseMacros, useMacro } from '../macro-api.ts';
import classes from './macro-dialog.module.css';
import { macroText } from './macro-text.ts';

type Macros = EndpointOutput<typeof readCaseMacros>;
type Prepared = Macros['items'][number];

/** What is read anew once an answer was used. */
const STALE = ['service_case', 'activity', 'timeline', 'task'];

interface MacroDialogProps {
  of: ServiceCase;
  close: () => void;
}

/** Chooses a prepared answer, shows it filled in, and uses it as it then stands there. */
export function MacroDialog({ of, close }: MacroDialogProps) {
  const text = macroText.useText();
  const [chosen, choose] = useState<Prepared | null>(null);
  const { data } = useQuery({
    queryKey: ['macro', 'of-case', of.id],
    queryFn: ({ signal }) =>
      call<typeof readCaseMacros>(
        'GET /api/v1/cases/{id}/macros',
        { params: { id: of.id } },
        { signal },
      ),
    meta: { types: ['service_case', 'person'] },
  });
  return (
    <Dialog title={text('title')} close={close}>
      {!data && <SkeletonRows count={4} />}
      {data && !chosen && <Choice macros={data} choose={choose} close={close} />}
      {data && chosen && (
        <Answer of={of} prepared={chosen} close={close} back={() => choose(null)} />
      )}
    </Dialog>
  );
}

interface ChoiceProps {
  macros: Macros;
  choose: (one: Prepared) => void;
  close: () => void;
}

function Choice({ macros, choose, close }: ChoiceProps) {
  const text = macroText.useText();
  const [sought, setSought] = useState('');
  const words = sought.trim().toLocaleLowerCase();
  const found = macros.items.filter(
    ({ name, text: body }) => !words || `${name} ${body}`.toLocaleLowerCase().includes(words),
  );
  function create(): void {
    close();
    openOverlay('create', { type: 'macro', values: {} });
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (found[0]) choose(found[0]);
      }}
    >
      {macros.items.length > 0 && (
        <input
          className={inputClass}
          aria-label={text('seek')}
          placeholder={text('seek')}
          value={sought}
          data-autofocus
          onChange={({ target }) => setSought(target.value)}
        />
      )}
      {macros.items.length === 0 && <p className={classes.note}>{text('none')}</p>}
      <ul className={classes.list}>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className={classes.choice} onClick={() => choose(one)}>
              <span className={classes.name}>{one.name}</span>
              <span className={classes.preview}>{one.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button look="quiet" onClick={create}>
        {text('create')}
      </Button>
    </form>
  );
}

interface AnswerProps {
  of: ServiceCase;
  prepared: Prepared;
  close: () => void;
  back: () => void;
}

function Answer({ of, prepared, close, back }: AnswerProps) {
  const text = macroText.useText();
  const { act, isBusy } = useAttempt(STALE);
  const [body, setBody] = useState(prepared.text);
  const { sets_priority, sets_queue, then_waits } = prepared;
  const steps = [
    sets_priority && text(`does.${sets_priority as 'low'}`),
    sets_queue && text('does.queue', { queue: sets_queue }),
    then_waits && text('does.waits'),
  ].filter(Boolean);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    // it goes to the customer by whatever way they wrote
    if (body.trim()) await putOnClipboard(body);
    const isUsed = await act(() =>
      call<typeof useMacro>(
        'POST /api/v1/cases/{id}/macro',
        { params: { id: of.id }, body: { macro_id: prepared.id, text: body } },
        { says: text('used', { name: prepared.name }) },
      ),
    );
    if (isUsed) close();
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <TextAreaField
        label={prepared.name}
        hint={text('hint')}
        className={classes.words}
        rows={10}
        maxLength={20_000}
        data-autofocus
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      {steps.length > 0 && <p className={classes.note}>{steps.join(' · ')}</p>}
      <div className={classes.actions}>
        <Button type="submit" look="main" busy={isBusy}>
          {text('use')}
        </Button>
        <Button look="quiet" onClick={back}>
          {text('back')}
        </Button>
      </div>
    </form>
  );
}
