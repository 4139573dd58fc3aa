import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';

/** Whether it was understood: everybody answers, only the sums are shown. */
export function CheckStep({ board, kept, change }: StepProps) {
  const { text } = usePhoneText();
  const isOpen = board.phase === 'open';
  const choose = (at: number, option: number) =>
    change((before) => {
      const isWhole = board.questions.every((_, one) => one === at || chosen(before.picked, one));
      return {
        ...before,
        picked: mark(before.picked, at, option, board.questions.length),
        pickedSent: !isWhole,
      };
    });
  const isWhole = board.questions.every((_, at) => chosen(kept.picked, at));
  const isSent = kept.pickedSent && kept.pickedRound === board.rounds;
  return (
    <>
      {board.questions.length === 0 && <p className={styles.lead}>{text('checkNone')}</p>}
      {isOpen && board.questions.length > 0 && <p className={styles.lead}>{text('checkHint')}</p>}
      {board.questions.map((question, at) => (
        <fieldset key={question.text} className={styles.question}>
          <legend>{question.text}</legend>
          {question.options.map((option, number) => (
            <label key={option} className={styles.option} data-right={question.right === number}>
              <input
                type="radio"
                name={`question ${at}`}
                checked={kept.picked[at] === number}
                disabled={!isOpen}
                onChange={() => choose(at, number)}
              />
              <span>
                {option}
                {question.right === number && <strong> · {text('right')}</strong>}
                {question.picked && (
                  <span className={styles.quiet}>
                    {' '}
                    · {text('picked', { count: question.picked[number] ?? 0 })}
                  </span>
                )}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <p role="status" className={styles.note}>
        {isOpen && isWhole && isSent && board.questions.length > 0 && text('checkSent')}
        {!isOpen && board.questions.some(({ picked }) => !picked) && text('fewAnswers')}
      </p>
    </>
  );
}

function chosen(picked: readonly number[], at: number): boolean {
  return (picked[at] ?? -1) >= 0;
}

/** Answers before it that were not given yet stand as -1. */
function mark(picked: readonly number[], at: number, option: number, length: number): number[] {
  const next = Array.from({ length }, (_, one) => picked[one] ?? -1);
  next[at] = option;
  return next;
}
