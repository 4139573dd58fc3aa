import { Eye, EyeOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import type { hideCard, WorkshopDesk } from '../../../workshop-api.ts';
import { deskText } from '../desk-text.ts';
import classes from './parts.module.css';

const HideDialog = lazy(async () => ({ default: (await import('./hide-dialog.tsx')).HideDialog }));

interface HideButtonProps {
  workshopId: string;
  card: { id: string; text: string; hidden: string | null };
  hidden: WorkshopDesk['hidden'];
}

/** Hides what a card says, with a reason, or shows it again. */
export function HideButton({ workshopId, card, hidden }: HideButtonProps) {
  const text = deskText.useText();
  const { act, isBusy } = useAttempt(['workshop']);
  const [isAsking, ask] = useState(false);
  const isHidden = card.hidden !== null;
  const hide = (reason: string | null) =>
    act(() =>
      call<typeof hideCard>(
        'POST /api/v1/workshops/{id}/cards/{card_id}/hide',
        { params: { id: workshopId, card_id: card.id }, body: { reason } },
        { says: text(reason === null ? 'said.shownAgain' : 'said.hidden') },
      ),
    );
  const Icon = isHidden ? Eye : EyeOff;
  const said = isHidden ? hidden.find(({ id }) => id === card.id)?.text : card.text;
  const label = text(isHidden ? 'cards.show' : 'cards.hide');
  return (
    <>
      <IconButton
        className={classes.hide}
        label={`${label}: ${said ?? ''}`}
        title={isHidden ? `${label}: ${said ?? ''}` : label}
        disabled={isBusy}
        onClick={() => (isHidden ? void hide(null) : ask(true))}
      >
        <Icon size={14} aria-hidden="true" />
      </IconButton>
      <Suspense>
        {isAsking && <HideDialog said={card.text} close={() => ask(false)} onHide={hide} />}
      </Suspense>
    </>
  );
}
