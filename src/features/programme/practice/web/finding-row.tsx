import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { FindingAnswer } from '../practice-api.ts';
import { practiceText } from './practice-text.ts';
import classes from './practices.module.css';
import { usePracticeVerbs } from './use-practice-verbs.ts';

interface RowProps {
  finding: FindingAnswer;
  mayTakeUp: boolean;
}

/** One habit that was looked for: what is known of it, and how sure that is. */
export function FindingRow({ finding, mayTakeUp }: RowProps) {
  const text = practiceText.useText();
  const { takeUp } = usePracticeVerbs();
  const { habit, verdict } = finding;
  return (
    <li className={classes.finding}>
      <div className={classes.words}>
        <p>
          <span className={classes.name}>{text(`habit.${habit}.name`)}</span>{' '}
          <span className={classes.verdict} data-verdict={verdict}>
            {text(`verdict.${verdict}`)}
          </span>
        </p>
        <Figures finding={finding} />
      </div>
      {verdict === 'found' && mayTakeUp && (
        <Button look="main" className={classes.touch ?? ''} onClick={() => void takeUp(habit)}>
          {text('takeUp')}
        </Button>
      )}
    </li>
  );
}

type FiguresProps = { finding: Omit<FindingAnswer, 'habit' | 'verdict'> };

/** The counts behind it, and how far the truth may lie. */
export function Figures({ finding }: FiguresProps) {
  const text = practiceText.useText();
  const { locale } = useStore(reader);
  const { counts, odds, low, high } = finding;
  const number = (value: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  const share = (good: number, other: number) => text('ofAll', { good, all: good + other });
  return (
    <p className={classes.quiet}>
      {text('counts', {
        with: share(counts.withGood, counts.withOther),
        without: share(counts.withoutGood, counts.withoutOther),
      })}{' '}
      {odds !== null && low !== null && high !== null
        ? text('odds', { odds: number(odds), low: number(low), high: number(high) })
        : text('tooFew')}
    </p>
  );
}
