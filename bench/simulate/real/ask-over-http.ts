import type { Deed, Doing } from '../play/deed.ts';
import { emailOf } from './carry-out.ts';
import type { Names } from './name-ids.ts';
import { PASSWORD } from './open-product.ts';

const PLURALS: Record<string, string> = {
  ...{
    activity: 'activities',
    task: 'tasks',
    deal: 'deals',
    company: 'companies',
    person: 'people',
  },
};

interface Asked {
  route: string;
  body?: unknown;
  method?: 'POST' | 'PATCH' | 'DELETE';
}

/** One person at a browser: the requests that the screens would send, in a session of their own. */
export class Browser {
  readonly #url: string;
  readonly #names: Names;
  #cookie = '';

  constructor(url: string, names: Names) {
    this.#url = url;
    this.#names = names;
  }

  async signIn(memberId: string): Promise<void> {
    const answer = await fetch(`${this.#url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: emailOf(memberId), password: PASSWORD }),
    });
    if (!answer.ok)
      throw new Error(`sign-in was answered ${answer.status}: ${await answer.text()}`);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ');
  }

  async read<T>(route: string): Promise<T> {
    const answer = await fetch(`${this.#url}/api/v1/${route}`, {
      headers: { cookie: this.#cookie },
    });
    if (!answer.ok) throw new Error(`GET ${route}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async do({ doing, via, effort }: Deed): Promise<void> {
    const asked = requestFor(this.#names.toProduct(doing), via);
    if (!asked) throw new Error(`no request is known for "${doing.do}"`);
    const { route, body, method } = asked;
    const answer = await fetch(`${this.#url}/api/v1/${route}`, {
      method: method ?? 'POST',
      headers: {
        cookie: this.#cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(effort && { 'uptake-effort': `ms=${effort.ms};keys=${effort.keys}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    if (route !== 'capture' || doing.do !== 'create') return;
    // a line names its record itself
    const { activity } = (await answer.json()) as { activity: { id: string } | null };
    if (!activity) throw new Error('the line was not taken for an activity');
    this.#names.learn(doing.records[0]!.id, activity.id);
  }
}

/** Whether a browser can do it. */
export function isForBrowsers({ doing, via }: Deed): boolean {
  return (via === 'web' || via === 'capture') && requestFor(doing, via) !== null;
}

function requestFor(doing: Doing, via: string): Asked | null {
  switch (doing.do) {
    case 'create':
      return requestToCreate(doing, via);
    case 'change': {
      const [{ id, ...patch }] = doing.patches as [{ id: string }];
      return { route: `${PLURALS[doing.type]}/${id}`, method: 'PATCH', body: patch };
    }
    case 'bin':
      return { route: `${PLURALS[doing.type]}/${doing.id}`, method: 'DELETE' };
    case 'view':
      return { route: `${PLURALS[doing.type]}/${doing.id}/viewed` };
    case 'complete':
      return { route: `tasks/${doing.id}/complete`, body: { note: doing.note?.body } };
    case 'postpone':
      return { route: `tasks/${doing.id}/postpone`, body: { due_on: doing.due_on } };
    case 'start':
      return { route: `meetings/${doing.id}/start` };
    case 'drill':
      return { route: `meetings/${doing.id}/drilled` };
    case 'end':
      return { route: `meetings/${doing.id}/end`, body: {} };
    case 'decide': {
      const { id: _, ...decision } = doing.decision;
      const body = { reason: 'They wait longest.', ...decision };
      return { route: `meetings/${doing.id}/decide`, body };
    }
    default:
      return null;
  }
}

function requestToCreate(
  { type, records }: Extract<Doing, { do: 'create' }>,
  via: string,
): Asked | null {
  const record: Record<string, unknown> = records[0]!;
  if (type === 'activity' && via === 'capture') {
    const { kind, occurred_at, person_id, body } = record;
    // what follows the first sentence might be taken for a promise
    const text = `${String(body).split('.')[0]}.`;
    const answers = { activity: { kind, occurredAt: occurred_at } };
    return {
      route: 'capture',
      body: { text, subject: { type: 'person', id: person_id }, answers },
    };
  }
  const plural = PLURALS[type];
  return plural ? { route: plural, body: record } : null;
}
