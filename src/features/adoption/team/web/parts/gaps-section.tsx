import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { FigureTools } from '#src/features/adoption/uptake/web/shared/figure-row.tsx';
import { figureText } from '#src/features/adoption/uptake/web/shared/figure-text.ts';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../team.module.css';
import { type Gaps, gapsQuery } from '../team-queries.ts';
import { teamText } from '../team-text.ts';

/** Customers of whom nobody can read what was said: work to do, and nobody's name. */
export function GapsSection({ id }: { id: string }) {
  const text = teamText.useText();
  const names = figureText.useText();
  const { data } = useQuery(gapsQuery(id));
  if (!data) return null;
  const { customers, is_own } = data;
  const more = (customers ?? 0) - data.items.length;
  const says = () => {
    if (customers === null) return text('gaps.untold');
    return customers === 0 ? text('gaps.none') : text('gaps.says', { count: customers });
  };
  return (
    <section className={classes.section} aria-labelledby="team-gaps">
      <h2 id="team-gaps" className={classes.heading}>
        {text('gaps.title')}
      </h2>
      <p className={classes.says}>{says()}</p>
      {is_own && more + data.items.length > 0 && (
        <p className={classes.quiet}>{text('gaps.hint')}</p>
      )}
      {data.items.length > 0 && (
        <ul className={classes.list}>
          {data.items.map((gap) => (
            <GapItem key={gap.id} gap={gap} />
          ))}
        </ul>
      )}
      {is_own && more > 0 && <p className={classes.quiet}>{text('gaps.more', { count: more })}</p>}
      {is_own && (
        <FigureTools
          figure="gaps"
          name={names('figure.gaps')}
          shown={String(customers)}
          teamId={id}
        />
      )}
    </section>
  );
}

function GapItem({ gap }: { gap: Gaps['items'][number] }) {
  const text = teamText.useText();
  const say = useSay();
  const { viewer } = useMe();
  const { type, id, title, contacts, last_on, mine } = gap;
  const says = text('gaps.contacts', { count: contacts, day: say.day(last_on) });
  return (
    <li className={classes.gap}>
      <span className={classes.what}>
        <RecordLink type={type} id={id} className={classes.name}>
          {title}
        </RecordLink>
        <span className={classes.quiet}>{mine ? `${says} · ${text('gaps.mine')}` : says}</span>
      </span>
      {!viewer && (
        <Button
          look={mine ? 'plain' : 'quiet'}
          className={classes.act ?? ''}
          icon={<PenLine size={14} aria-hidden="true" />}
          onClick={() => openOverlay('capture', `${title}: `)}
        >
          {text('gaps.write')}
        </Button>
      )}
    </li>
  );
}
