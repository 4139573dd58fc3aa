import { CircleHelp } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import type { FigureName } from '../../figures.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';
import { useSayFormula } from './say-formula.ts';
import { SayWrong } from './say-wrong.tsx';

interface FigureRowProps {
  figure: FigureName;
  /** Instead of the figure's own name. */
  label?: string;
  value: string;
  /** What it says, in a sentence. */
  children?: ReactNode;
  /** Of a team's figure, which team. */
  teamId?: string;
  /** It is somebody else’s: they alone say that it is wrong. */
  isOthers?: boolean;
}

/** A figure with what it says; its formula and “that's wrong” are one tap away. */
export function FigureRow(props: FigureRowProps) {
  const { figure, label, value, children, teamId, isOthers = false } = props;
  const text = figureText.useText();
  const name = label ?? text(`figure.${figure}`);
  return (
    <div className={classes.row} data-figure={figure}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      {children && <dd className={classes.says}>{children}</dd>}
      <dd className={classes.tools}>
        <FigureTools
          inRow
          {...{ figure, name, shown: value, isOthers }}
          {...(teamId && { teamId })}
        />
      </dd>
    </div>
  );
}

interface FigureToolsProps {
  figure: FigureName;
  name: string;
  /** As it stands on the screen. */
  shown: string;
  teamId?: string;
  isOthers?: boolean;
  /** At the right of a row, where there is room. */
  inRow?: boolean;
}

/** How a figure is made, and a click for who knows better. */
export function FigureTools(props: FigureToolsProps) {
  const { figure, name, shown, teamId, isOthers, inRow } = props;
  const text = figureText.useText();
  const sayFormula = useSayFormula();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <>
      <span className={inRow ? classes.rowKeys : classes.keys}>
        <IconButton
          className={classes.key}
          label={`${text('how')}: ${name}`}
          title={text('how')}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <CircleHelp size={16} aria-hidden="true" />
        </IconButton>
        {!isOthers && <SayWrong {...{ figure, name, shown }} {...(teamId && { teamId })} />}
      </span>
      <p id={id} className={classes.formula} hidden={!isOpen}>
        {sayFormula(figure)}
      </p>
    </>
  );
}
