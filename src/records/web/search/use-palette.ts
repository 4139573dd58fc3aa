import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { arrangeOffers } from './offers/arrange-offers.ts';
import type { Offer } from './offers/offer.ts';
import { useActionOffers } from './offers/use-action-offers.tsx';
import { useCreateOffers } from './offers/use-create-offers.tsx';
import { useFoundRecords } from './offers/use-found-records.ts';
import { useRecordOffers } from './offers/use-record-offers.tsx';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export interface Palette {
  typed: string;
  type: (text: string) => void;
  /** What is looked for: the typed text without the spaces around it. */
  query: string;
  offers: readonly Offer[];
  /** The line that Enter takes, by its place; -1 where there is none. */
  active: number;
  choose: (offer: Offer) => void;
  run: (offer: Offer, full: boolean) => void;
  handleKey: (event: KeyboardEvent) => void;
  isAnswer: boolean;
  /** Whether an answer has come that holds no record. */
  isNothing: boolean;
  problem: string | null;
}

/** What the palette shows for what is typed, and what its keys do. */
export function usePalette(close: () => void, begin: string): Palette {
  const [typed, setTyped] = useState(begin);
  const [chosen, setChosen] = useState<string | null>(null);
  const query = typed.trim();
  const records = useRecordOffers(close);
  const found = useFoundRecords(query);
  const actions = useActionOffers(close);
  const create = useCreateOffers(query, records.open);
  const offers = arrangeOffers({
    text: query,
    records: found.records?.map(records.offerFound),
    isAnswer: found.isAnswer,
    recent: records.recent,
    actions,
    create,
  });
  const place = offers.findIndex(({ key }) => key === chosen);
  const active = offers.length === 0 ? -1 : Math.max(place, 0);
  const { run, failure } = useRun();
  const enter = useEnter({ query, isAnswer: found.isAnswer, first: offers[0], run });

  function move(step: number): void {
    const next = offers[(active + step + offers.length) % offers.length];
    if (next) setChosen(next.key);
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    if (step) move(step);
    else if (event.key === 'Enter' && event.altKey) offers[active]?.door?.run();
    else if (event.key === 'Enter') enter(offers[place], mod);
    else if (event.key === 'Escape' || (mod && event.key === 'k')) close();
    else return;
    event.preventDefault();
  }

  return {
    typed,
    type: (text) => {
      setTyped(text);
      setChosen(null);
    },
    query,
    offers,
    active,
    choose: (offer) => setChosen(offer.key),
    run,
    handleKey,
    isAnswer: found.isAnswer,
    isNothing: found.isAnswer && found.records?.length === 0,
    problem: failure ?? found.error?.message ?? null,
  };
}

/** Runs a line, one at a time; says what went wrong with one that takes a while. */
function useRun() {
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  function run(offer: Offer, full: boolean): void {
    if (busy.current) return;
    busy.current = true;
    setFailure(null);
    Promise.resolve(offer.run(full))
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        busy.current = false;
      });
  }
  return { run, failure };
}

interface EnterInput {
  query: string;
  isAnswer: boolean;
  first: Offer | undefined;
  run: (offer: Offer, full: boolean) => void;
}

/**
 * Enter takes the line that was chosen, or else the first one. What is typed quickly and ended with
 * Enter waits for its own answer, lest the first line of an older text be opened; it then never
 * creates anything, for nobody has read the offer yet.
 */
function useEnter({ query, isAnswer, first, run }: EnterInput) {
  const waiting = useRef<{ query: string; full: boolean } | null>(null);
  useEffect(() => {
    if (waiting.current?.query !== query) waiting.current = null;
    if (!waiting.current || !isAnswer) return;
    const { full } = waiting.current;
    waiting.current = null;
    if (first && first.group !== 'create') run(first, full);
  }, [query, isAnswer, first, run]);
  return (chosen: Offer | undefined, full: boolean): void => {
    if (chosen) run(chosen, full);
    else if (query !== '' && !isAnswer) waiting.current = { query, full };
    else if (first) run(first, full);
  };
}
