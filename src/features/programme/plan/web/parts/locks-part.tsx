import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { OpenDialog } from '../dialogs/open-dialog.tsx';
import { OverrideDialog } from '../dialogs/override-dialog.tsx';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';
import { sayCapability, sayDay, sayRefusal } from '../say.ts';
import type { PartProps } from './part-props.ts';

/** What is closed for now and why, what is open and what it serves. */
export function LocksPart({ programme, may }: PartProps) {
  const text = programmeText.useText();
  const [opening, setOpening] = useState<string>();
  const [overriding, setOverriding] = useState<string>();
  const { locks, stage } = programme.stand;
  const hasBegun = stage !== 'charter';
  const lacked = locks.find(({ capability }) => capability === overriding)?.refusals ?? [];
  return (
    <section className={classes.section} id="locks">
      <h2>{text('locksTitle')}</h2>
      <p className={classes.quiet}>{text(hasBegun ? 'locksLead' : 'locksLater')}</p>
      <ul>
        {locks.map((lock) => {
          const name = lock.capability;
          const isOpen = lock.is_open;
          return (
            <li key={name} className={classes.row}>
              {isOpen ? (
                <LockOpen size={16} className={classes.met} aria-hidden="true" />
              ) : (
                <Lock size={16} className={classes.unmet} aria-hidden="true" />
              )}
              <div>
                <p>{sayCapability(name)}</p>
                <p className={classes.quiet}>{sayLock(lock)}</p>
              </div>
              {!isOpen && hasBegun && may.lead && lock.refusals.length === 0 && (
                <Button onClick={() => setOpening(name)}>{text('open')}</Button>
              )}
              {!isOpen && hasBegun && may.sponsor && lock.refusals.length > 0 && (
                <Button look="quiet" onClick={() => setOverriding(name)}>
                  {text('override')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {opening && <OpenDialog name={opening} close={() => setOpening(undefined)} />}
      {overriding && (
        <OverrideDialog
          lets={overriding}
          isCapability
          lacked={lacked.flatMap(({ missing }) => missing ?? [])}
          close={() => setOverriding(undefined)}
        />
      )}
    </section>
  );
}

function sayLock(lock: PartProps['programme']['stand']['locks'][number]): string {
  const { text } = programmeText;
  if (lock.opened_on) {
    return text('openFor', { day: sayDay(lock.opened_on), serves: lock.serves ?? '' });
  }
  if (lock.is_open) return text('openBefore');
  const [first] = lock.refusals.toSorted((one) => (one.reason === 'not_there_yet' ? -1 : 1));
  return first ? sayRefusal(first) : text('mayOpen');
}
