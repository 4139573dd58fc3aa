import { Link } from '@tanstack/react-router';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import classes from '../team.module.css';
import type { TeamUptake } from '../team-queries.ts';
import { teamText } from '../team-text.ts';

type Person = NonNullable<TeamUptake['members']>[number];

/** For who leads them: where help would do good, in the order of names. */
export function PeopleSection({ team }: { team: TeamUptake }) {
  const text = teamText.useText();
  const { member } = useMe();
  const isLeader = team.leader?.member_id === member.id;
  if (!team.members || !(isLeader || member.role === 'administrator')) return null;
  const others = team.members
    .filter(({ member_id }) => member_id !== member.id)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section className={classes.section} aria-labelledby="team-people">
      <h2 id="team-people" className={classes.heading}>
        {text('people.title')}
      </h2>
      <p className={classes.quiet}>{text('people.lead')}</p>
      <ul className={classes.list}>
        {others.map((person) => (
          <PersonItem key={person.member_id} person={person} />
        ))}
      </ul>
    </section>
  );
}

function PersonItem({ person }: { person: Person }) {
  const text = teamText.useText();
  const say = useSay();
  const { locale } = useStore(reader);
  const { member_id, name, verdict, missing, exempt_until } = person;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  function says(): string {
    if (exempt_until) return text('people.exempt', { day: say.day(exempt_until) });
    if (verdict === 'adopted') return text('people.well');
    if (verdict === 'not_enough') return text('people.unknown');
    // what keeps them may be theirs alone to see
    const told = missing.filter((one) => one !== 'edict' && one !== 'padding');
    if (told.length === 0) return text('people.ask');
    return list.format(told.map((one) => text(`people.missing.${one}`)));
  }
  return (
    <li>
      <Link to="/uptake/members/$id" params={{ id: member_id }} className={classes.person}>
        <Avatar name={name} />
        <span className={classes.name}>{name}</span>
        <span className={classes.quiet}>{says()}</span>
      </Link>
    </li>
  );
}
