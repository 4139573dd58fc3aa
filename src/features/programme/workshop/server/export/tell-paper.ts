import { exportWords, sayAnswer, sayCardKind, sayDay, sayImage } from './export-words.ts';
import type { PaperCluster, WorkshopPaper } from './workshop-paper.ts';

export interface ToldPart {
  heading: string;
  items: { head: string; facts: string[]; lines: string[] }[];
}

export interface ToldPaper {
  title: string;
  facts: string[];
  parts: ToldPart[];
  note: string;
}

/** The workshop in sentences, in the order in which paper and Markdown give them. */
export function tellPaper(paper: WorkshopPaper): ToldPaper {
  const { language, heldOn, tookPart } = paper;
  const text = exportWords(language);
  const parts: ToldPart[] = [
    {
      heading: text('objectives'),
      items: paper.objectives.map(({ text: head, serves }) => ({
        head,
        facts: serves ? [serves] : [],
        lines: [],
      })),
    },
    {
      heading: text('images'),
      items: paper.images.map(({ name, lines }) => ({
        head: sayImage(language, name),
        facts: [],
        lines: lines.map((line) => line || text('noWords')),
      })),
    },
    { heading: text('themes'), items: paper.clusters.map((one) => tellCluster(one, language)) },
  ];
  return {
    title: paper.title,
    facts: [
      [paper.template, heldOn && sayDay(language, heldOn)].filter(Boolean).join(' · '),
      ...(tookPart === null ? [] : [text('took', { count: tookPart })]),
    ],
    parts: parts.filter(({ items }) => items.length > 0),
    note: text('without'),
  };
}

function tellCluster(
  { title, votes, cards, answer }: PaperCluster,
  language: WorkshopPaper['language'],
): ToldPart['items'][number] {
  const text = exportWords(language);
  const answered = answer
    ? [
        [sayAnswer(language, answer), answer.reason].filter(Boolean).join(': '),
        // a no has neither where the concern says none
        [
          answer.owner && text('owner', { name: answer.owner }),
          answer.dueOn && text('due', { day: sayDay(language, answer.dueOn) }),
        ]
          .filter(Boolean)
          .join(' · '),
      ]
    : [text('unanswered')];
  return {
    head: votes === null ? title : `${title} (${text('votes', { count: votes })})`,
    facts: answered,
    lines: cards.map(({ kind, text: said }) => `${sayCardKind(language, kind)}: ${said}`),
  };
}
