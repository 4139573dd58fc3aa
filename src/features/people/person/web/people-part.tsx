import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { findListedRecord } from '#src/records/web/data/record-cache.ts';
import type { AnyRecord, RecordPage } from '#src/records/web/data/record-client.ts';
import { hrefOf } from '#src/records/web/fields/field-value.tsx';
import { choiceLabel } from '#src/records/web/labels.ts';
import { Part, PartNote, PartRow, PartRows } from '#src/records/web/part/part.tsx';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { send } from '#src/web/api/call.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { Button } from '#src/web/ui/button.tsx';
import type { Person } from '../person.ts';
import classes from './people-part.module.css';
import { personText } from './person-text.ts';

const AT_ONCE = 50;

/** Who works at a company, and how to reach them. */
export function PeoplePart({ type, id }: { type: string; id: string }) {
  const text = personText.useText();
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['person', 'of', type, id],
    queryFn: ({ pageParam }) => readPeople(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  function create(): void {
    const one =
      client.getQueryData<AnyRecord>([type, 'one', id]) ?? findListedRecord(client, type, id);
    openOverlay('create', {
      type: 'person',
      values: { company_id: id },
      refs: { [id]: { type, title: String(one?.title ?? '') } },
    });
  }
  const people = data?.pages.flatMap(({ items }) => items as unknown as Person[]) ?? [];
  return (
    <Part
      title={text('part.title')}
      none={text('part.none')}
      isEmpty={data !== undefined && people.length === 0}
      query={query}
      add={{ label: text('part.new'), onClick: create }}
    >
      <PartRows>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </PartRows>
      {hasNextPage && (
        <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text('part.more')}
        </Button>
      )}
    </Part>
  );
}

function readPeople(companyId: string, cursor: string | null): Promise<RecordPage> {
  const filter = JSON.stringify({ field: 'company_id', op: 'is', value: companyId });
  return send<RecordPage>('GET /api/v1/people', {
    query: { filter, limit: AT_ONCE, sort: 'title', ...(cursor && { cursor }) },
  });
}

function PersonRow({ person }: { person: Person }) {
  const declaration = useRecordType('person');
  const { do_not_contact: not, phones, emails } = person;
  return (
    <PartRow type="person" id={person.id} title={person.title}>
      <span className={classes.job}>{person.job_title}</span>
      {not.length > 0 && (
        <PartNote>
          {not.map((way) => choiceLabel(declaration, 'do_not_contact', way)).join(', ')}
        </PartNote>
      )}
      <Reach kind="phones" value={phones[0]} />
      <Reach kind="emails" value={emails[0]} />
    </PartRow>
  );
}

/** The first number or address; empty where there is none, so that rows stand in line. */
function Reach({ kind, value }: { kind: 'phones' | 'emails'; value: string | undefined }) {
  return (
    <span className={kind === 'phones' ? classes.phone : classes.mail}>
      {value && (
        <a href={hrefOf(kind, value)} title={value}>
          {value}
        </a>
      )}
    </span>
  );
}
