import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { newId } from '#src/lib/ids.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { type DoneCommand, doneCommands, rememberCommand } from '#src/web/api/commands.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { capture } from '../capture-api.ts';
import { captureText } from './capture-text.ts';
import { bodyOf, type Draft } from './draft.ts';
import { type SavedCapture, saySaved } from './say-saved.ts';

/** What was saved last while the line stays open. */
export interface Saved {
  says: string;
  command: DoneCommand;
}

const TYPES: ReadonlySet<string> = new Set([
  'activity',
  'task',
  'person',
  'company',
  'deal',
  'service_case',
]);

/** Saves a draft once, however often it is tried; what it says stays until it is saved. */
export function useSave() {
  const client = useQueryClient();
  const text = captureText.useText();
  const sayKind = useKindText();
  const who = useStore(reader);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const attempt = useRef({ body: '', key: '' });

  async function save(
    draft: Draft,
    { quietly }: { quietly: boolean },
  ): Promise<'saved' | 'ambiguous' | 'failed'> {
    const body = bodyOf(draft);
    const written = JSON.stringify(body);
    if (attempt.current.body !== written) attempt.current = { body: written, key: newId() };
    const gather: string[] = [];
    setBusy(true);
    setProblem(null);
    try {
      const { key } = attempt.current;
      const answer = await call<typeof capture>('POST /api/v1/capture', { body }, { gather, key });
      attempt.current = { body: '', key: '' };
      const says = text('saved.as', {
        what: saySaved(answer, { text, sayKind, reader: who, nowMs: Date.now() }),
      });
      const command = { ids: gather, says, ...madeBy(answer) };
      if (quietly) doneCommands.set([...doneCommands.get(), command]);
      else rememberCommand(command);
      setSaved({ says, command });
      invalidateTypes(client, TYPES);
      return 'saved';
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.reason === 'ambiguous') return 'ambiguous';
      setProblem(`${error.message} ${text('failed')}`);
      return 'failed';
    } finally {
      setBusy(false);
    }
  }

  function forget(): void {
    setProblem(null);
    setSaved(null);
  }

  return { save, isBusy, problem, saved, forget };
}

/** The record that a look at the saved line opens: what happened, else what is promised. */
function madeBy({
  activity,
  tasks,
  people,
  companies,
  deal,
  case: kase,
}: SavedCapture): Pick<DoneCommand, 'made'> {
  const found = [
    { type: 'service_case', record: kase },
    { type: 'deal', record: deal },
    { type: 'activity', record: activity },
    { type: 'task', record: tasks[0] },
    { type: 'person', record: people[0] },
    { type: 'company', record: companies[0] },
  ].find(({ record }) => record?.id);
  return found ? { made: { type: found.type, id: found.record!.id } } : {};
}
