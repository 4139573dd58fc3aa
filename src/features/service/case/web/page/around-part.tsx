import { useQuery } from '@tanstack/react-query';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { serviceCase } from '../../service-case.ts';
import { type CaseAround, caseAroundQuery } from '../case-query.ts';
import { caseText } from '../case-text.ts';
import { DueMark } from '../shared/due-mark.tsx';
import classes from './around-part.module.css';

/** What whoever helps should know besides: other open cases there, and what sales last spoke about. */
export function AroundPart({ id }: { id: string }) {
  const text = caseText.useText();
  const record = useQuery(recordQuery(serviceCase, id)).data;
  const query = useQuery(caseAroundQuery(id));
  const { data } = query;
  if (!data || !record) return <ReadNote query={query} rows={4} />;
  const companyId = record.company_id as string | null;
  if (companyId === null) return <p className={classes.none}>{text('around.noCompany')}</p>;
  const company = record.refs[companyId]?.title;
  return (
    <div className={classes.part}>
      <h3 className={classes.title}>
        {company ? text('around.cases', { company }) : text('around.casesPlain')}
      </h3>
      {data.cases.length === 0 && <p className={classes.none}>{text('around.noCases')}</p>}
      <ul>
        {data.cases.map((item) => (
          <li key={item.id} className={classes.row}>
            <RecordLink type="service_case" id={item.id} className={classes.name}>
              {item.number} {item.title}
            </RecordLink>
            <DueMark of={item} />
          </li>
        ))}
      </ul>
      <h3 className={classes.title}>{text('around.contacts')}</h3>
      <Contacts around={data} />
    </div>
  );
}

function Contacts({ around }: { around: CaseAround }) {
  const text = caseText.useText();
  const who = useStore(reader);
  if (around.contacts.length === 0) {
    return <p className={classes.none}>{text('around.noContacts')}</p>;
  }
  return (
    <ul>
      {around.contacts.map((contact) => {
        const person = contact.person_id ? around.refs[contact.person_id] : undefined;
        const beside = [person?.title, contact.owner, formatInstant(contact.occurred_at, who)];
        return (
          <li key={contact.id} className={classes.row}>
            <RecordLink type="activity" id={contact.id} className={classes.name}>
              <KindIcon kind={contact.kind} className={classes.kind} /> {contact.title}
            </RecordLink>
            <span className={classes.beside}>{beside.filter(Boolean).join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
