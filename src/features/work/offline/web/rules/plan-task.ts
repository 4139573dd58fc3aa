import { serverNow } from '#src/web/api/clock.ts';
import type { Known, Plan } from '#src/web/offline/offline-rules.ts';
import type { ShownRecord, Values } from '#src/web/offline/queue/entry.ts';
import { offlineText } from '../offline-text.ts';
import {
  type Declarations,
  findHere,
  noteOnTask,
  pick,
  showNew,
  taskChange,
  versionOf,
} from './effects.ts';

/** Of a task, what is shown with the note that was written while finishing it. */
const TASK_FACTS = ['due_on', 'due_at', 'done_at', 'kind', 'person_id', 'company_id'];

/** What came of a call: the note, its task done or moved, and the next step. */
export function planCall(given: Values, known: Known, types: Declarations): Plan {
  const taskId = typeof given.task_id === 'string' ? given.task_id : null;
  return {
    body: given,
    makes: null,
    target: taskId,
    async foresee() {
      const writtenAt = new Date(serverNow()).toISOString();
      const by = { owner: known.owner, writtenAt };
      const task = taskId ? await findHere({ type: 'task', id: taskId }, known, types) : undefined;
      const shows = showCall({ given, task, writtenAt, by }, types);
      const title = String(task?.subject ?? '');
      const says = offlineText.text(title ? 'says.call' : 'says.callOnly', { title });
      const before = task ? pick(task, TASK_FACTS) : null;
      return { base: versionOf(task), before, says, shows, answer: {} };
    },
  };
}

interface WrittenCall {
  given: Values;
  task: Values | undefined;
  writtenAt: string;
  by: { owner: string; writtenAt: string };
}

function showCall({ given, task, writtenAt, by }: WrittenCall, types: Declarations) {
  const { person_id = null, company_id = null } = task ?? given;
  const about = { person_id, company_id };
  const note = String(given.note ?? '').trim();
  const said = { kind: 'call', body: note, occurred_at: writtenAt, ...about };
  const shows: ShownRecord[] = note ? [showNew(types.get('activity')!, by, said)] : [];
  if (given.next) {
    shows.push(showNew(types.get('task')!, by, { ...about, ...(given.next as Values) }));
  }
  if (typeof given.task_id === 'string') {
    const values = (given.move_to as Values | undefined) ?? { done_at: writtenAt };
    shows.push({ type: 'task', id: given.task_id, values, isNew: false });
  }
  return shows;
}

export function planTaskVerb(
  write: { id: string; verb: string; body: Values },
  known: Known,
  types: Declarations,
): Plan {
  const { id, verb, body } = write;
  return {
    body,
    makes: null,
    target: id,
    async foresee() {
      const found = await findHere({ type: 'task', id }, known, types);
      const writtenAt = new Date(serverNow()).toISOString();
      const by = { owner: known.owner, writtenAt };
      const values = taskChange(verb, { body, writtenAt });
      const shows: ShownRecord[] = [{ type: 'task', id, values, isNew: false }];
      const note = String(body.note ?? '').trim();
      const about = found ?? {};
      if (note) {
        shows.push(showNew(types.get('activity')!, by, noteOnTask(about, note, writtenAt)));
      }
      if (body.next) {
        const { person_id = null, company_id = null } = about;
        const next = { person_id, company_id, ...(body.next as Values) };
        shows.push(showNew(types.get('task')!, by, next));
      }
      const says = offlineText.text(`says.${verb as 'complete'}`, {
        title: String(found?.subject ?? ''),
      });
      const before = found ? pick(found, TASK_FACTS) : null;
      const answer = { ...found, ...values, id, waiting: true };
      return { base: versionOf(found), before, says, shows, answer };
    },
  };
}
