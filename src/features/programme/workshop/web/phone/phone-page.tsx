import { useEffect, useMemo, useState } from 'react';
import { readCode } from '../../limits.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';
import { EnterCode } from './enter-code.tsx';
import { countWaiting } from './kept.ts';
import styles from './phone.module.css';
import {
  firstLanguage,
  keepLanguage,
  PHONE_LANGUAGES,
  type PhoneLanguage,
  PhoneTextContext,
  textsOf,
  usePhoneText,
} from './phone-text.ts';
import type { StepProps } from './step-props.ts';
import { Answers } from './steps/answers.tsx';
import { CardsStep } from './steps/cards-step.tsx';
import { CheckStep } from './steps/check-step.tsx';
import { GroupStep } from './steps/group-step.tsx';
import { ImagesStep } from './steps/images-step.tsx';
import { LeftOver } from './steps/own-cards.tsx';
import { PresentStep } from './steps/present-step.tsx';
import { VoteStep } from './steps/vote-step.tsx';
import { Timer } from './timer.tsx';
import { useBoard } from './use-board.ts';
import { useKept } from './use-kept.ts';

/** The page of whoever takes part: by its code, without an account. */
export function PhonePage() {
  const [language, setLanguage] = useState(firstLanguage);
  const code = readCode(decodeURIComponent(location.pathname.replace(/^\/j\/?/, '')));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: PhoneLanguage) => {
    keepLanguage(next);
    setLanguage(next);
  };
  // one and the same, so that what is long is not drawn anew with each look at the board
  const texts = useMemo(() => textsOf(language), [language]);
  return (
    <PhoneTextContext value={texts}>
      {code ? (
        <Workshop code={code} />
      ) : (
        <EnterCode reason={location.pathname.length > 3 ? 'noWorkshop' : ''} />
      )}
      <LanguageChoice language={language} onChoose={choose} />
    </PhoneTextContext>
  );
}

function LanguageChoice(props: {
  language: PhoneLanguage;
  onChoose(language: PhoneLanguage): void;
}) {
  const { text } = usePhoneText();
  return (
    <nav className={styles.languages} aria-label={text('language')}>
      {Object.entries(PHONE_LANGUAGES).map(([name, label]) => (
        <button
          key={name}
          type="button"
          lang={name}
          aria-pressed={name === props.language}
          onClick={() => props.onChoose(name as PhoneLanguage)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}

const REFUSALS: Record<string, string> = {
  no_workshop: 'noWorkshop',
  ended: 'ended',
  busy: 'busy',
};

function Workshop({ code }: { code: string }) {
  const { text } = usePhoneText();
  const { board, refusal, isOffline, isKept, aheadMs } = useBoard(code);
  // what was kept may be out of date: nothing is sent by it
  const { kept, change } = useKept(code, isKept ? null : board);
  if (refusal) return <EnterCode reason={REFUSALS[refusal] ?? 'noWorkshop'} />;
  if (!board) {
    return <p className={styles.wait}>{text(isOffline ? 'offline' : 'loading')}</p>;
  }
  const waiting = countWaiting(kept);
  return (
    <>
      <header className={styles.head}>
        <p className={styles.workshop}>{board.title}</p>
        <p className={styles.where}>
          {text('step', { at: board.step + 1, of: board.steps.length })}
          {' · '}
          {text('joined', { count: board.people.joined })}
        </p>
        <Timer timer={board.timer} aheadMs={aheadMs} />
      </header>
      <div role="status">
        {isOffline && <p className={styles.notice}>{text('offline')}</p>}
        {isOffline && waiting > 0 && (
          <p className={styles.notice}>{text('waiting', { count: waiting })}</p>
        )}
      </div>
      <main className={styles.main} key={`${board.step} ${board.phase}`}>
        <StepTitle>{text(`steps.${board.kind}`)}</StepTitle>
        {board.kind !== 'cards' && <LeftOver {...{ kept, change }} />}
        <CurrentStep {...{ code, board, kept, change }} />
      </main>
    </>
  );
}

/** Each step begins at its top, however far one had read in the one before. */
function StepTitle({ children }: { children: string }) {
  useEffect(() => {
    scrollTo(0, 0);
  }, []);
  return <h1>{children}</h1>;
}

const STEPS: Record<WorkshopBoard['kind'], (props: StepProps) => React.ReactNode> = {
  present: PresentStep,
  check: CheckStep,
  images: ImagesStep,
  cards: CardsStep,
  group: GroupStep,
  vote: VoteStep,
  answer: Answers,
  closed: Answers,
};

function CurrentStep(props: StepProps) {
  const Step = STEPS[props.board.kind];
  return <Step {...props} />;
}
