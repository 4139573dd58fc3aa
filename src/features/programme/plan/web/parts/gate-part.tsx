import { Link } from '@tanstack/react-router';
import { Circle, CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { KickOffDialog } from '../dialogs/kick-off-dialog.tsx';
import { OverrideDialog } from '../dialogs/override-dialog.tsx';
import classes from '../programme.module.css';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import {
  type Condition,
  sayCondition,
  sayDay,
  sayGate,
  sayHow,
  sayRefusal,
  sayStage,
} from '../say.ts';
import type { PartProps } from './part-props.ts';

/** What the next step needs, with figures, and the way to each. */
export function GatePart({ programme, may }: PartProps) {
  const text = programmeText.useText();
  const { stand, kick_off: kickOff } = programme;
  const [isNoting, setNoting] = useState(false);
  const { gate, next } = stand;
  const others = stand.advance.filter(({ reason }) => reason !== 'gate_closed');
  if (!next) return null;
  const isNoted = gate?.conditions.some(({ why }) => why === 'noted');
  return (
    <section className={classes.section}>
      <h2>{text('nextTitle', { stage: sayStage(next) })}</h2>
      {gate && (
        <>
          <p className={classes.quiet}>
            {text(gate.is_open ? 'gateOpen' : 'gateShut', { gate: sayGate(gate.name) })}
          </p>
          <ul>
            {gate.conditions.map((one) => (
              <ConditionItem
                key={one.name}
                condition={one}
                may={may}
                onNote={() => setNoting(true)}
              />
            ))}
          </ul>
        </>
      )}
      {isNoted && kickOff && (
        <p className={classes.quiet}>
          {text('notedBy', { name: kickOff.noted_by.name, day: sayDay(kickOff.noted_on) })}
        </p>
      )}
      {others.map((one) => (
        <p key={one.reason} className={classes.quiet}>
          {sayRefusal(one)}
        </p>
      ))}
      <Budgets programme={programme} />
      <GoOn {...{ programme, may }} />
      {isNoting && <KickOffDialog programme={programme} close={() => setNoting(false)} />}
    </section>
  );
}

interface ConditionItemProps {
  condition: Condition;
  may: PartProps['may'];
  onNote: () => void;
}

const WAYS: Record<string, string> = {
  objective: '/programme/charter',
  administrators: '/programme/charter',
  affected: '/programme/charter',
  hours: '/programme/charter',
  deadline: '/programme/charter',
  nobody_left_out: '/programme/charter',
  took_part: '/workshops',
  concerns_answered: '/concerns',
  reports_set_up: '/decisions',
  team_adopted: '/uptake/team',
  leader_use: '/uptake/leaders',
  give_get: '/uptake/team',
  ease: '/pulses',
};

function ConditionItem({ condition, may, onNote }: ConditionItemProps) {
  const text = programmeText.useText();
  const { name, met, why } = condition;
  const Icon = met ? CircleCheck : met === null ? CircleDashed : Circle;
  const way = WAYS[name];
  const isNoted = name === 'took_part' && (why === 'not_noted' || why === 'noted');
  return (
    <li className={classes.row}>
      <Icon
        size={16}
        className={met ? classes.met : classes.unmet}
        role="img"
        aria-label={text(met ? 'met' : met === null ? 'unknownMet' : 'unmet')}
      />
      <span>
        {sayCondition(name)}
        {!met && way && (way !== '/programme/charter' || may.lead) && (
          <>
            {' '}
            <Link className={classes.way} to={way as string}>
              {text(`ways.${name as 'hours'}`)}
            </Link>
          </>
        )}
        {isNoted && may.lead && (
          <>
            {' '}
            <Button look="quiet" onClick={onNote}>
              {text('noteKickOff')}
            </Button>
          </>
        )}
      </span>
      <span className={classes.figure}>{sayHow(condition)}</span>
    </li>
  );
}

function Budgets({ programme: { stand } }: Pick<PartProps, 'programme'>) {
  const text = programmeText.useText();
  if (!['minimum', 'habit'].includes(stand.stage)) return null;
  const said = stand.budgets.map(({ name, have, most }) =>
    text(`budget.${name as 'jobs'}`, { have, most }),
  );
  return <p className={classes.quiet}>{text('scope', { budgets: said.join(' · ') })}</p>;
}

function GoOn({ programme, may }: PartProps) {
  const text = programmeText.useText();
  const [isOverriding, setOverriding] = useState(false);
  const { next, advance } = programme.stand;
  const stage = sayStage(next!);
  const advancing = useStep('POST /api/v1/programme/advance', text('wentOn', { stage }));
  const isFree = advance.length === 0;
  if (!may.lead) return null;
  return (
    <div className={classes.actions}>
      {isFree && (
        <Button
          look="main"
          busy={advancing.isBusy}
          onClick={() => void advancing.go({ body: { to: next } })}
        >
          {text('goOn', { stage })}
        </Button>
      )}
      {!isFree && may.sponsor && (
        <Button look="quiet" onClick={() => setOverriding(true)}>
          {text('override')}
        </Button>
      )}
      {!isFree && !may.sponsor && (
        <p className={classes.quiet}>{text('onlySponsor', { name: programme.sponsor.name })}</p>
      )}
      {isOverriding && (
        <OverrideDialog
          lets={next!}
          lacked={advance.flatMap(({ missing }) => missing ?? [])}
          close={() => setOverriding(false)}
        />
      )}
    </div>
  );
}
