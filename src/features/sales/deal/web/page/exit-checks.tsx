import { Circle, CircleCheck } from 'lucide-react';
import { dealText } from '../deal-text.ts';
import type { StageSettings } from '../shared/deal-queries.ts';
import classes from './deal-top.module.css';
import type { ShownDeal } from './shown-deal.ts';

interface ExitChecksProps {
  deal: ShownDeal;
  stages: readonly StageSettings[];
}

/** What the stages ask for: what is ticked off, and what is to be done before it goes on. */
export function ExitChecks({ deal, stages }: ExitChecksProps) {
  const text = dealText.useText();
  const met = deal.checks_met ?? [];
  const asked = stages.find(({ id }) => id === deal.stage_id)?.exit_checks ?? [];
  const open = deal.status === 'open' ? asked.filter((check) => !met.includes(check)) : [];
  if (met.length + open.length === 0) return null;
  return (
    <ul className={classes.checks} aria-label={text('page.checks')}>
      {[...met, ...open].map((check) => {
        const isMet = met.includes(check);
        const Mark = isMet ? CircleCheck : Circle;
        return (
          <li key={check} className={classes.check} data-met={isMet || undefined}>
            <Mark size={14} aria-label={text(isMet ? 'page.checkMet' : 'page.checkOpen')} />
            {check}
          </li>
        );
      })}
    </ul>
  );
}
