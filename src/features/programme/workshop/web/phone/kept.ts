/** What this phone keeps of one workshop until it is revealed, so that nothing is lost on the way. */
export interface Kept {
  /** Who this phone is, which only its keyed hash tells the server. */
  token: string;
  drafts: KeptDraft[];
  dots: Record<string, number>;
  picked: number[];
  /** Whether what stands above has arrived, and in which round of the workshop. */
  dotsSent: boolean;
  pickedSent: boolean;
  dotsRound?: number;
  pickedRound?: number;
}

export interface KeptDraft {
  /** Made here for this card alone: nobody else can change it, and it leads to nobody. */
  secret: string;
  kind: string;
  text: string;
  image: string | null;
  /** `late`: certainly not there in time; `unsure`: it went off, and nobody said that it had come. */
  state: 'waiting' | 'sent' | 'leaving' | 'late' | 'unsure' | 'refused';
  /** The round in which it was sent, or last went off without an answer. */
  round?: number;
}

export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const keyOf = (code: string) => `uptake-workshop-${code}`;

/** Two tabs of a phone share it, so that they are one participant. */
export function readKept(code: string): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(code)) ?? 'null') as Kept | null;
    if (kept?.token) return kept;
  } catch {
    // not ours; begin anew
  }
  const kept: Kept = {
    ...{ token: newSecret(), drafts: [], dots: {}, picked: [] },
    ...{ dotsSent: true, pickedSent: true },
  };
  writeKept(code, kept);
  return kept;
}

export function writeKept(code: string, kept: Kept): void {
  localStorage.setItem(keyOf(code), JSON.stringify(kept));
}

/** Calls back when another tab of this phone has written. */
export function watchKept(code: string, changed: () => void): () => void {
  const look = ({ key }: StorageEvent) => {
    if (key === keyOf(code)) changed();
  };
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}

/** What still has to be sent. */
export function countWaiting({ drafts, dotsSent, pickedSent }: Kept): number {
  const waiting = drafts.filter(({ state }) => state === 'waiting' || state === 'leaving');
  return waiting.length + (dotsSent ? 0 : 1) + (pickedSent ? 0 : 1);
}

/** Whether this phone has something that lies here without being asked for. */
export function isLeftOver({ state }: KeptDraft): boolean {
  return state === 'late' || state === 'unsure' || state === 'refused';
}

/** A card that was changed is the one that went off before, unless that never came in. */
export function roundOf(known: KeptDraft | undefined): Pick<KeptDraft, 'round'> {
  return !known || isLeftOver(known) || known.round === undefined ? {} : { round: known.round };
}

export function without(kept: Kept, secret: string): Kept {
  return { ...kept, drafts: kept.drafts.filter((one) => one.secret !== secret) };
}
