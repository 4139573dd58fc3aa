import type { Chapter } from './chapter.ts';

/** A newcomer's first weeks with each customer that was handed over. */
export const TAKEOVER: Chapter = {
  name: 'takeover',
  stage: 'customer',
  weight: 0,
  about: 'installed_pump',
  steps: [
    {
      kind: 'call',
      after: [0, 1],
      texts: [
        'Introduced myself to {who}. Ingrid had told them, so no surprise. They ask who comes for the {use} now: Declan, as before.',
        'First call with {who} at {company}. Read all notes before, which helped: asked after the {use} and was asked back how I knew.',
        'Said hello to {who}. Friendly, in a hurry. Wants one thing only, that answers come as fast as from Ingrid.',
        'Spoke with {who} for the first time. Prefers mail in the morning. Nothing open but the {use}, planned for {month}.',
      ],
      pledge: {
        kind: 'visit',
        timed: true,
        subjects: ['First visit at {company}', 'Meet {who}, {company}'],
        note: 'Read the last ten notes on the train.',
      },
    },
    {
      kind: 'visit',
      with: 'tech',
      after: [2, 9],
      texts: [
        'First visit at {company}. {who} showed me the {use} and two pumps that are not on our list. Added to my notes.',
        'Met {who} in {city}. Long tour, good questions. They trust Declan, so I keep quiet about pumps for now and listen.',
        'Walked the plant with {who}. Next to do: a list of what stands where, with serials.',
      ],
      pledge: { kind: 'message', subjects: ['List of pumps to {who}', 'Thank {who} for the tour'] },
    },
    {
      kind: 'message',
      with: 'tech',
      after: [1, 3],
      texts: [
        'Thanked {who} and sent the list of pumps as I saw them. Asked to correct it.',
        'List with serials sent to {who}, photos of the {use} attached.',
      ],
    },
  ],
};
