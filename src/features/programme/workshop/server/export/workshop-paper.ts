import type { PageLanguage } from '#src/server/public/page-texts.ts';

/** What an export tells of a workshop; nothing in it has a time or leads to an author. */
export interface WorkshopPaper {
  title: string;
  template: string;
  heldOn: string | null;
  language: PageLanguage;
  /** How many took part; null where that is not told. */
  tookPart: number | null;
  objectives: { text: string; serves: string }[];
  images: { name: string; lines: string[] }[];
  clusters: PaperCluster[];
}

export interface PaperCluster {
  title: string;
  /** Null as long as the vote is not closed. */
  votes: number | null;
  cards: { kind: string; text: string }[];
  answer: PaperAnswer | null;
}

export interface PaperAnswer {
  answer: 'yes' | 'no' | 'experiment';
  reason: string;
  owner: string;
  dueOn: string;
}

/** Most votes first, then by title; cards and lines by what they say, so that no order of writing is left. */
export function arrangePaper(paper: WorkshopPaper): WorkshopPaper {
  const { compare } = new Intl.Collator(paper.language);
  return {
    ...paper,
    images: paper.images
      .map(({ name, lines }) => ({ name, lines: lines.toSorted(compare) }))
      .sort((a, b) => b.lines.length - a.lines.length || (a.name < b.name ? -1 : 1)),
    clusters: paper.clusters
      .map((cluster) => ({
        ...cluster,
        cards: cluster.cards.toSorted((a, b) => compare(a.text, b.text) || compare(a.kind, b.kind)),
      }))
      .sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0) || compare(a.title, b.title)),
  };
}
