import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { Conversation } from '../../conversation-api.ts';
import { conversationText } from '../conversation-text.ts';

interface TextStepProps {
  one: Conversation;
  step: 'situation' | 'behaviour' | 'impact' | 'listened' | 'checked';
  label: string;
  hint?: string;
}

/** One part in words; what was typed stays, also when the other saves something meanwhile. */
export function TextStep({ one, step, label, hint }: TextStepProps) {
  const text = conversationText.useText();
  const { id, version } = one;
  const [typed, setTyped] = useState<string | null>(null);
  const said = one[step] ?? '';
  const words = typed ?? said;
  const say = useAct('PATCH /api/v1/conversations/{id}', {
    says: false,
    renews: ['conversation'],
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    const body = { [step]: words.trim(), version };
    say.mutate({ params: { id }, body }, { onSuccess: () => setTyped(null) });
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      <TextAreaField
        label={label}
        hint={hint}
        className={pageClasses.area}
        required={said === ''}
        maxLength={2000}
        value={words}
        onChange={({ target }) => setTyped(target.value)}
      />
      {(said === '' || words !== said) && (
        <div>
          <Button type="submit" busy={say.isPending} aria-label={text('saveStep', { step: label })}>
            {text('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
