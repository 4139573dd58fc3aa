import type { Objective, Question, WorkshopDesk } from '../../../workshop-api.ts';
import { deskText } from '../desk-text.ts';

/** What is prepared before the day. */
export interface PrepareDraft {
  title: string;
  held_on: string;
  owner_id: string;
  team_id: string | null;
  dots: number;
  objectives: Objective[];
  questions: Question[];
}

export interface PrepareFieldsProps {
  draft: PrepareDraft;
  set: (change: Partial<PrepareDraft>) => void;
}

export const MOST_OBJECTIVES = 8;
export const MOST_QUESTIONS = 3;
const OPTIONS = 3;

export function draftOf(desk: WorkshopDesk): PrepareDraft {
  const { title, held_on, dots, objectives, questions, facilitator, team_id } = desk;
  return {
    title,
    held_on,
    dots,
    team_id,
    owner_id: facilitator.active ? facilitator.id : '',
    objectives: objectives.length > 0 ? objectives : [{ text: '', serves: '' }],
    questions,
  };
}

/** Without what was left empty, and with the right answer still the right one. */
export function cleanDraft(draft: PrepareDraft): PrepareDraft {
  return {
    ...draft,
    title: draft.title.trim(),
    objectives: draft.objectives
      .map(({ text, serves }) => ({ text: text.trim(), serves: serves.trim() }))
      .filter(({ text }) => text),
    questions: draft.questions.map(cleanQuestion).filter(({ text }) => text),
  };
}

function cleanQuestion({ text, options, right }: Question): Question {
  const kept = options
    .map((option, at) => ({ option: option.trim(), isRight: at === right }))
    .filter(({ option }) => option);
  return {
    text: text.trim(),
    options: kept.map(({ option }) => option),
    right: Math.max(
      0,
      kept.findIndex(({ isRight }) => isRight),
    ),
  };
}

export function emptyQuestion(): Question {
  return { text: '', options: Array.from({ length: OPTIONS }, () => ''), right: 0 };
}

/** Three questions to begin with; the right answer does not stand in the same place each time. */
export function suggestQuestions({ objectives }: PrepareDraft): Question[] {
  const { text } = deskText;
  const goal = objectives
    .find((one) => one.text.trim())
    ?.text.trim()
    .slice(0, 120);
  return [
    {
      text: text('suggested.goal'),
      options: [
        text('suggested.goalWrong1'),
        goal ?? text('suggested.goalRight'),
        text('suggested.goalWrong2'),
      ],
      right: 1,
    },
    {
      text: text('suggested.author'),
      options: [
        text('suggested.authorRight'),
        text('suggested.authorWrong1'),
        text('suggested.authorWrong2'),
      ],
      right: 0,
    },
    {
      text: text('suggested.answer'),
      options: [
        text('suggested.answerWrong2'),
        text('suggested.answerWrong1'),
        text('suggested.answerRight'),
      ],
      right: 2,
    },
  ];
}
