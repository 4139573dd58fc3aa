import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
} from 'react';
import type { FigureAnswer, Fitness } from '../../../metric/figure-api.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';

type Quiet = Fitness['quiet'];
type Tell = (figure: string, quiet: Quiet) => void;

const Telling = createContext<Tell | null>(null);

/** Says once for all figures within how many have not saved anything, and not beside each of them. */
export function QuietOnce({ children }: { children: ReactNode }) {
  const text = figureText.useText();
  const [told, setTold] = useState<ReadonlyMap<string, Quiet>>(new Map());
  const tell = useCallback<Tell>((figure, quiet) => {
    setTold((all) => {
      const known = all.get(figure);
      const isSame = known?.people === quiet.people && known.days === quiet.days;
      return isSame ? all : new Map(all).set(figure, quiet);
    });
  }, []);
  const { people, days } = mostQuiet([...told.values()]);
  return (
    <Telling value={tell}>
      {people > 0 && (
        <p className={classes.quietOnce}>{text('fit.quietHere', { count: people, days })}</p>
      )}
      {children}
    </Telling>
  );
}

/** Whether it is said elsewhere that some are quiet. */
export function useQuietOnce({ totals }: FigureAnswer): boolean {
  const figure = useId();
  const tell = useContext(Telling);
  const { people, days } = mostQuiet(totals.map(({ fitness }) => fitness.quiet));
  useEffect(() => {
    tell?.(figure, { people, days });
    return () => tell?.(figure, NOBODY);
  }, [tell, figure, people, days]);
  return tell !== null;
}

const NOBODY: Quiet = { people: 0, days: 0 };

/** The same people may be quiet in several figures, so that they are not added up. */
function mostQuiet(all: readonly Quiet[]): Quiet {
  return all.reduce((most, one) => (one.people > most.people ? one : most), NOBODY);
}
