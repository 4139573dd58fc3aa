import { setTimeout as sleep } from 'node:timers/promises';

/** What became of every write that was sent, by the last name, which is also its Idempotency-Key. */
export interface Sent {
  /** Answered with success: the id that the answer gave. */
  acknowledged: Map<string, string>;
  /** Never answered: it may be there, once. */
  open: Set<string>;
  /** Answered with a refusal: it must not be there. */
  refused: Set<string>;
  /** How many requests were sent again under the same key. */
  repeated: number;
  /** Repetitions that were answered with another id than the first time. */
  contradicted: number;
}

export interface Writers {
  sent: Sent;
  /** Resolves with the next success. */
  nextSuccess(): Promise<void>;
  stop(): Promise<Sent>;
}

const PATIENCE_MS = 4000;
const REPEAT_SHARE = 0.1;
const REFUSED_SHARE = 0.05;
const GIVE_UP_SHARE = 0.3;

/** Begins the names of those that are sent without a key: once, and stored together with others. */
const WITHOUT_KEY = 'T';

function hasKey(name: string): boolean {
  return !name.startsWith(WITHOUT_KEY);
}

/** Writes people without a pause, half of them each under a key of its own, until told to stop. */
export function startWriters(url: string, key: string, count: number): Writers {
  const sent: Sent = {
    acknowledged: new Map(),
    open: new Set(),
    refused: new Set(),
    repeated: 0,
    contradicted: 0,
  };
  let waiting: (() => void)[] = [];
  let isStopping = false;
  let next = 0;

  async function post(name: string, isWrong = false) {
    const about = isWrong ? { company_id: '018f0000-0000-7000-8000-000000000000' } : {};
    const response = await fetch(`${url}/api/v1/people`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(hasKey(name) && { 'idempotency-key': name }),
      },
      body: JSON.stringify({ first_name: 'Kill', last_name: name, ...about }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, body: (await response.json()) as { id?: string } };
  }

  function accept(name: string, id: string): void {
    const before = sent.acknowledged.get(name);
    if (before !== undefined && before !== id) sent.contradicted++;
    sent.acknowledged.set(name, before ?? id);
    sent.open.delete(name);
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  /** Sends until there is an answer; gives up now and then, as people do. */
  async function writeOne(name: string): Promise<void> {
    sent.open.add(name);
    while (true) {
      const answer = await post(name).catch(() => undefined);
      if (answer?.status === 201) return accept(name, answer.body.id!);
      if (!isStopping) await sleep(50);
      if (isStopping || !hasKey(name) || Math.random() < GIVE_UP_SHARE) return;
      sent.repeated++;
    }
  }

  async function repeatOne(): Promise<void> {
    const names = [...sent.acknowledged.keys()].slice(-50).filter(hasKey);
    const name = names[Math.floor(Math.random() * names.length)];
    if (!name) return;
    sent.repeated++;
    const answer = await post(name).catch(() => undefined);
    if (answer?.status === 201) accept(name, answer.body.id!);
  }

  async function refuseOne(name: string): Promise<void> {
    sent.refused.add(name);
    await post(name, true).catch(() => undefined);
  }

  async function write(writer: number): Promise<void> {
    while (!isStopping) {
      const name = `${writer % 2 ? WITHOUT_KEY : 'W'}${writer}-${next++}`;
      const roll = Math.random();
      if (roll < REFUSED_SHARE) await refuseOne(`${name}-wrong`);
      else if (roll < REFUSED_SHARE + REPEAT_SHARE) await repeatOne();
      else await writeOne(name);
    }
  }

  const running = Promise.all(Array.from({ length: count }, (_, writer) => write(writer)));
  return {
    sent,
    nextSuccess: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    async stop() {
      isStopping = true;
      await running;
      return sent;
    },
  };
}
