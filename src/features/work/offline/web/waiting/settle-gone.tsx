import { useState } from 'react';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import type { Entry, Refusal } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { offlineText } from '../offline-text.ts';
import { type Declarations, readPath } from '../rules/effects.ts';
import { sendAgain } from './send-again.ts';
import classes from './waiting.module.css';

interface SettleGoneProps {
  entry: Entry;
  refusal: Refusal;
}

/** What it belongs to is gone: bring that back, or keep the words without it. */
export function SettleGone({ entry, refusal }: SettleGoneProps) {
  const text = offlineText.useText();
  const types = useRecordTypes();
  const [problem, setProblem] = useState('');
  const gone = findGone(entry, refusal, types);
  const fields = refusal.fields ?? [];
  const canStandAlone = fields.length > 0 && fields.every((name) => name in entry.body);

  async function restore(): Promise<void> {
    try {
      await send(`POST /api/v1/${gone!.plural}/{id}/restore`, { params: { id: gone!.id } });
      await sendAgain(entry);
    } catch (error) {
      const why = sayProblem(error);
      setProblem(text('gone.failed', { why }));
    }
  }

  return (
    <>
      <p className={classes.problem}>{problem || text('gone.text')}</p>
      <div className={classes.actions}>
        {gone && (
          <Button look="main" onClick={() => void restore()}>
            {text('gone.restore')}
          </Button>
        )}
        {canStandAlone && (
          <Button
            onClick={() => {
              const without = Object.fromEntries(fields.map((name) => [name, null]));
              void sendAgain(entry, { body: { ...entry.body, ...without } });
            }}
          >
            {text('gone.alone')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The record that could be taken out of the bin. */
function findGone({ path, body, target }: Entry, { fields }: Refusal, types: Declarations) {
  const declaration = readPath(path, types)?.declaration;
  if (!declaration) return null;
  if (target) return { plural: declaration.plural, id: target };
  const name = fields?.find((one) => typeof body[one] === 'string');
  const field = name ? declaration.fields[name] : undefined;
  const plural = field?.kind === 'reference' ? types.get(field.to)?.plural : undefined;
  return name && plural ? { plural, id: String(body[name]) } : null;
}
