import { newId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { correctJustNow, serverNow } from '#src/web/api/clock.ts';
import type { OutgoingWrite } from '#src/web/api/door.ts';
import type { Known, Plan } from '#src/web/offline/offline-rules.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';
import { offlineText } from '../offline-text.ts';
import { followStage, planMove } from './deal/plan-move.ts';
import {
  type Declarations,
  findHere,
  type Here,
  makeRecord,
  namesOf,
  pick,
  readPath,
  showNew,
  versionOf,
} from './effects.ts';
import { planCall, planTaskVerb } from './plan-task.ts';
import { foreseeCapture } from './read-capture.ts';

/** How a write may wait; null for one that needs the server at once. */
export function planWrite(
  { method, url, body }: OutgoingWrite,
  known: Known,
  types: Declarations,
): Plan | null {
  const given = (body ?? {}) as Values;
  if (method === 'POST' && url === '/api/v1/capture') return planCapture(given, known, types);
  if (method === 'POST' && url === '/api/v1/calls') {
    return isOnlyShown(given.task_id, known.entries) ? null : planCall(given, known, types);
  }
  const place = readPath(url, types);
  if (!place || isOnlyShown(place.id, known.entries)) return null;
  const { declaration, id, verb = '' } = place;
  if (method === 'POST' && !id) return planCreate(declaration, given, { known, types });
  if (!id) return null;
  switch (`${method} ${declaration.type} ${verb}`) {
    case 'POST task complete':
    case 'POST task reopen':
    case 'POST task postpone':
      return planTaskVerb({ id, body: given, verb }, known, types);
    case 'POST deal move':
      return planMove({ id, body: given }, known, types);
    case `PATCH ${declaration.type} `: {
      const find = () => findHere({ type: declaration.type, id }, known, types);
      const follow = async () =>
        declaration.type === 'deal' ? await followStage(given, known) : {};
      const name = () => namesOf(given, declaration, { known, types });
      return planChange({ id, body: given, find, follow, name, declaration });
    }
    default:
      return null;
  }
}

/** Shown since a line or a call that waits will make it: the server does not know this id. */
function isOnlyShown(id: unknown, entries: readonly Entry[]): boolean {
  return entries.some(({ shows }) => shows.some((one) => one.isNew && one.id === id));
}

function planCapture(given: Values, known: Known, types: Declarations): Plan {
  const writtenAt = new Date(serverNow()).toISOString();
  const body = { ...given, written_at: writtenAt };
  const says = offlineText.text('says.capture', { text: String(given.text ?? '').trim() });
  return {
    body,
    makes: null,
    target: null,
    async foresee() {
      const { answer, activity, tasks } = await foreseeCapture(body, known);
      const by = { owner: known.owner, writtenAt };
      const shows = [
        ...(activity ? [showNew(types.get('activity')!, by, activity)] : []),
        ...tasks.map((task) => showNew(types.get('task')!, by, task)),
      ];
      return { base: null, before: null, says, shows, answer };
    },
  };
}

function planCreate(declaration: RecordDeclaration, given: Values, { known, types }: Here): Plan {
  const id = newId(serverNow());
  const body: Values = { id, ...given };
  if (typeof body.occurred_at === 'string') body.occurred_at = correctJustNow(body.occurred_at);
  return {
    body,
    makes: String(body.id),
    target: null,
    async foresee() {
      const writtenAt = new Date(serverNow()).toISOString();
      const refs = await namesOf(body, declaration, { known, types });
      const made = makeRecord(declaration, { owner: known.owner, writtenAt }, body);
      const answer: Values = { ...made, refs };
      const title = String(answer.title);
      const says = offlineText.text('says.create', { type: declaration.label, title });
      return { base: null, before: null, says, shows: [], refs, answer };
    },
  };
}

interface RecordWrite {
  id: string;
  body: Values;
  find: () => Promise<Values | undefined>;
  /** What the server sets besides. */
  follow: () => Promise<Values>;
  /** What the records are called that it then refers to. */
  name: () => Promise<Values>;
}

function planChange(write: RecordWrite & { declaration: RecordDeclaration }): Plan {
  const { declaration, id, body, find, follow, name } = write;
  return {
    body,
    makes: null,
    target: id,
    async foresee() {
      const [found, follows, refs] = [await find(), await follow(), await name()];
      const answer: Values = {
        can: ['edit'],
        ...{ ...found, ...follows, ...body },
        refs: { ...(found?.refs as Values | undefined), ...refs },
        ...{ id, waiting: true },
      };
      if (found) answer.title = declaration.title(answer);
      const title = String(found?.title ?? declaration.label);
      const says = offlineText.text('says.change', { title });
      return {
        base: versionOf(found),
        before: found ? pick(found, Object.keys(body)) : null,
        says,
        shows: hasAny(follows)
          ? [{ type: declaration.type, id, values: follows, isNew: false }]
          : [],
        ...{ known: found, refs },
        answer,
      };
    },
  };
}

function hasAny(values: Values): boolean {
  return Object.keys(values).length > 0;
}
