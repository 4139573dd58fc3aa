import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import { daysBetween } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../team.module.css';
import { type Exemptions, exemptionsQuery } from '../team-queries.ts';
import { teamText } from '../team-text.ts';
import { useExemptions } from '../use-exemptions.ts';
import { ExemptForm } from './exempt-form.tsx';

const SOON_DAYS = 14;

/** Who is not counted, until when and why: for all of the team to read. */
export function ExemptSection({ id }: { id: string }) {
  const text = teamText.useText();
  const { data } = useQuery(exemptionsQuery(id));
  const [isOpen, setIsOpen] = useState(false);
  if (!data) return null;
  return (
    <section className={classes.section} aria-labelledby="team-exempt">
      <h2 id="team-exempt" className={classes.heading}>
        {text('exempt.title')}
      </h2>
      {data.items.length === 0 && <p className={classes.quiet}>{text('exempt.none')}</p>}
      <ul className={classes.list}>
        {data.items.map((one) => (
          <ExemptItem key={one.id} exemption={one} />
        ))}
      </ul>
      {data.can_grant.length > 0 &&
        (isOpen ? (
          <ExemptForm people={data.can_grant} close={() => setIsOpen(false)} />
        ) : (
          <Button className={classes.act ?? ''} onClick={() => setIsOpen(true)}>
            {text('exempt.grant')}
          </Button>
        ))}
    </section>
  );
}

function ExemptItem({ exemption }: { exemption: Exemptions['items'][number] }) {
  const text = teamText.useText();
  const say = useSay();
  const told = useStore(reader);
  const { end, isBusy } = useExemptions();
  const { id, member, reason, until_day, granted_by, can_end } = exemption;
  const left = daysBetween(todayIn(told.timeZone), until_day);
  const facts = [
    text('exempt.until', { day: say.day(until_day) }),
    ...(left <= SOON_DAYS ? [text('exempt.ends', { count: left })] : []),
    text('exempt.by', { name: granted_by }),
  ];
  return (
    <li className={classes.gap}>
      <span className={classes.what}>
        <span className={classes.name}>{member}</span>
        <span>{reason}</span>
        <span className={classes.quiet}>{facts.join(' · ')}</span>
      </span>
      {can_end && (
        <Button
          look="quiet"
          className={classes.act ?? ''}
          busy={isBusy}
          onClick={() => void end(id, member)}
        >
          {text('exempt.end')}
        </Button>
      )}
    </li>
  );
}
