import type { StageKind } from './stage.ts';

interface StageDraft {
  name: string;
  kind: StageKind;
  probability: number;
  exit_fields: string[];
}

export interface FirstPipeline {
  name: string;
  stages: StageDraft[];
  won: readonly string[];
  lost: readonly string[];
}

const WORDS = {
  en: {
    name: 'Sales',
    stages: ['First contact', 'Need understood', 'Proposal', 'Negotiation', 'Won', 'Lost'],
    won: ['Best fit', 'Trust in us', 'Price', 'Delivery time'],
    lost: ['Price', 'Competitor', 'No budget', 'Wrong time', 'No answer any more', 'Not a fit'],
  },
  de: {
    name: 'Verkauf',
    stages: ['Erstkontakt', 'Bedarf geklärt', 'Angebot', 'Verhandlung', 'Gewonnen', 'Verloren'],
    won: ['Passt am besten', 'Vertrauen in uns', 'Preis', 'Liefertermin'],
    lost: [
      'Preis',
      'Mitbewerber',
      'Kein Budget',
      'Falscher Zeitpunkt',
      'Keine Antwort mehr',
      'Passt nicht',
    ],
  },
  it: {
    name: 'Vendita',
    stages: ['Primo contatto', 'Esigenze chiarite', 'Preventivo', 'Negoziazione', 'Vinta', 'Persa'],
    won: ['Soluzione più adatta', 'Fiducia in noi', 'Prezzo', 'Tempi di consegna'],
    lost: [
      'Prezzo',
      'Concorrente',
      'Nessun budget',
      'Momento sbagliato',
      'Nessuna risposta',
      'Non adatta',
    ],
  },
} as const;

const CHANCES = [10, 30, 50, 75, 100, 0];
const KINDS: StageKind[] = ['open', 'open', 'open', 'open', 'won', 'lost'];
/** Before one negotiates, the sum and the day are known. */
const ASKED_AT = 2;

/** What every workspace begins with; its administrators make it their own. */
export function firstPipeline(language = 'en'): FirstPipeline {
  const words = WORDS[language.slice(0, 2) as keyof typeof WORDS] ?? WORDS.en;
  const stages = words.stages.map((name, at) => ({
    name,
    kind: KINDS[at]!,
    probability: CHANCES[at]!,
    exit_fields: at === ASKED_AT ? ['amount', 'closes_on'] : [],
  }));
  return { name: words.name, stages, won: words.won, lost: words.lost };
}
