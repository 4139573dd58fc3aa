import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { MessageSquare, PhoneCall, PhoneMissed } from 'lucide-react';
import { useState } from 'react';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import type { StartedCall } from '#src/web/offline/started-call.ts';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { offlineText } from '../offline-text.ts';
import classes from './after-call.module.css';

const OUTCOMES = [
  { name: 'reached', Icon: PhoneCall },
  { name: 'noAnswer', Icon: PhoneMissed },
  { name: 'message', Icon: MessageSquare },
] as const;
type Outcome = (typeof OUTCOMES)[number]['name'];

/** Back from a call: one tap says how it went, with a line if there is something to say. */
export function AfterCall({ close, payload }: OverlayProps) {
  const text = offlineText.useText();
  const call = payload as StartedCall;
  const [line, setLine] = useState('');
  const { save, busy, problem } = useSave(call, close);
  return (
    <Modal.Root opened onClose={close} padding="var(--u-s4)" classNames={{ inner: classes.inner! }}>
      <Modal.Overlay />
      <Modal.Content className={classes.content} aria-label={titleOf(call)}>
        <Modal.Body className={classes.body}>
          <h2 className={classes.title}>{titleOf(call)}</h2>
          <textarea
            className={inputClass}
            aria-label={text('call.line')}
            placeholder={text('call.line')}
            value={line}
            onChange={(event) => setLine(event.target.value)}
          />
          <div className={classes.outcomes}>
            {OUTCOMES.map(({ name, Icon }) => (
              <Button
                key={name}
                className={classes.outcome!}
                busy={busy}
                icon={<Icon size={20} aria-hidden="true" />}
                onClick={() => void save(name, line)}
              >
                {text(`call.${name}`)}
              </Button>
            ))}
          </div>
          {problem && (
            <p role="alert" className={classes.problem}>
              {problem}
            </p>
          )}
          <Button look="quiet" className={classes.skip!} onClick={close}>
            {text('call.skip')}
          </Button>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function titleOf({ name }: StartedCall): string {
  return name ? offlineText.text('call.title', { name }) : offlineText.text('call.titleNobody');
}

function useSave(call: StartedCall, close: () => void) {
  const text = offlineText.useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function save(outcome: Outcome, line: string): Promise<void> {
    const said = [text(`call.body.${outcome}`), line.trim()].filter(Boolean).join(' ');
    const body = {
      kind: 'call',
      body: call.type ? said : `${call.number}: ${said}`,
      occurred_at: new Date(call.atMs).toISOString(),
      ...(call.type && { [`${call.type}_id`]: call.id }),
    };
    setBusy(true);
    try {
      await send('POST /api/v1/activities', { body }, { says: text('call.saved') });
      invalidateTypes(client, new Set(['activity']));
      close();
    } catch (error) {
      setProblem(sayProblem(error));
      setBusy(false);
    }
  }

  return { save, busy, problem };
}
