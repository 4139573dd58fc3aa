import { useQuery } from '@tanstack/react-query';
import { Trash } from 'lucide-react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { Absence } from '../../absence.ts';
import { AbsenceForm } from './absence-form.tsx';
import { absencesQuery, useAbsenceChanges } from './absence-queries.ts';
import { absenceText } from './absence-text.ts';
import classes from './absences-section.module.css';

/** When one is away and who stands in; administrators say it for others too. */
export function AbsencesSection() {
  const text = absenceText.useText();
  const { member } = useMe();
  const query = useQuery(absencesQuery);
  const { data } = query;
  const own = data?.filter(({ member_id }) => member_id === member.id) ?? [];
  const others = data?.filter(({ member_id }) => member_id !== member.id) ?? [];
  return (
    <>
      <p className={classes.text}>{text('text')}</p>
      <AbsenceForm />
      <ReadNote query={query} />
      <AbsenceList absences={own} isNamed={false} />
      {data && own.length === 0 && <p className={classes.none}>{text('none')}</p>}
      {others.length > 0 && <h3 className={classes.heading}>{text('others')}</h3>}
      <AbsenceList absences={others} isNamed />
    </>
  );
}

function AbsenceList({ absences, isNamed }: { absences: readonly Absence[]; isNamed: boolean }) {
  const text = absenceText.useText();
  const told = useStore(reader);
  const { member } = useMe();
  const members = useMembers();
  const { remove } = useAbsenceChanges();
  if (absences.length === 0) return null;
  const nameOf = (id: string | null) => members.find((one) => one.id === id)?.name ?? '';
  return (
    <ul className={classes.list}>
      {absences.map(({ id, member_id, substitute_id, first_day, last_day }) => {
        const [from, to] = [formatDate(first_day, told), formatDate(last_day, told)];
        const days = first_day === last_day ? from : text('days', { from, to });
        return (
          <li key={id} className={classes.item}>
            <span className={classes.what}>
              <span className={classes.days}>
                {isNamed ? `${nameOf(member_id)}, ${days}` : days}
              </span>
              <span className={classes.who}>
                {substitute_id ? text('by', { name: nameOf(substitute_id) }) : text('byNobody')}
              </span>
            </span>
            {(member_id === member.id || member.role === 'administrator') && (
              <IconButton label={text('remove')} onClick={() => remove.mutate(id)}>
                <Trash size={16} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
