import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Question } from '../../../workshop-api.ts';
import { deskText } from '../desk-text.ts';
import classes from './prepare.module.css';
import {
  emptyQuestion,
  MOST_QUESTIONS,
  type PrepareFieldsProps,
  suggestQuestions,
} from './prepare-draft.ts';

/** Three questions that tell whether it was understood. */
export function QuestionsFields({ draft, set }: PrepareFieldsProps) {
  const text = deskText.useText();
  const { questions } = draft;
  return (
    <fieldset className={classes.group}>
      <legend>{text('prepare.questions')}</legend>
      {questions.map((question, at) => (
        <QuestionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
          key={at}
          place={at}
          question={question}
          onChange={(next) => set({ questions: questions.with(at, next) })}
          onRemove={() => set({ questions: questions.toSpliced(at, 1) })}
        />
      ))}
      <div className={classes.buttons}>
        {questions.length === 0 && (
          <Button onClick={() => set({ questions: suggestQuestions(draft) })}>
            {text('prepare.suggest')}
          </Button>
        )}
        {questions.length < MOST_QUESTIONS && (
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => set({ questions: [...questions, emptyQuestion()] })}
          >
            {text('prepare.addQuestion')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface QuestionFieldsProps {
  place: number;
  question: Question;
  onChange: (next: Question) => void;
  onRemove: () => void;
}

function QuestionFields({ place, question, onChange, onRemove }: QuestionFieldsProps) {
  const text = deskText.useText();
  const { text: asked, options, right } = question;
  const name = text('prepare.question', { count: place + 1 });
  return (
    <div className={classes.question}>
      <div className={classes.asked}>
        <TextField
          label={name}
          maxLength={200}
          value={asked}
          onChange={({ target }) => onChange({ ...question, text: target.value })}
        />
        <IconButton label={`${text('prepare.remove')}: ${name}`} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is known by its place alone
        <div key={at} className={classes.option}>
          <input
            type="radio"
            name={`right-${place}`}
            aria-label={`${text('prepare.right')}: ${text('prepare.option', { count: at + 1 })}`}
            title={text('prepare.right')}
            checked={right === at}
            onChange={() => onChange({ ...question, right: at })}
          />
          <TextField
            label={text('prepare.option', { count: at + 1 })}
            maxLength={120}
            value={option}
            onChange={({ target }) =>
              onChange({ ...question, options: options.with(at, target.value) })
            }
          />
        </div>
      ))}
    </div>
  );
}
