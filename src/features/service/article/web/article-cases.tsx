import { useQuery } from '@tanstack/react-query';
import type { ServiceCase } from '#src/features/service/case/service-case.ts';
import type { RecordPage } from '#src/records/web/data/record-client.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { articleText } from './article-text.ts';
import classes from './articles.module.css';

const SHOWN = 50;

/** The cases that it helped with. */
export function ArticleCases({ id }: { id: string }) {
  const text = articleText.useText();
  const who = useStore(reader);
  const filter = JSON.stringify({ field: 'article_ids', op: 'any_of', value: [id] });
  const { data } = useQuery({
    queryKey: ['service_case', 'of', 'article', id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/cases', {
        query: { filter, limit: SHOWN, sort: '-opened_at' },
      }),
  });
  if (!data) return null;
  const cases = data.items as unknown as ServiceCase[];
  return (
    <section aria-label={text('cases')}>
      <p className={classes.note}>{text('helped', { count: cases.length })}</p>
      <ul>
        {cases.map(({ id: caseId, number, title, opened_at }) => (
          <li key={caseId} className={classes.row}>
            <RecordLink type="service_case" id={caseId} className={classes.name}>
              {number} {title}
            </RecordLink>
            <span className={classes.note}>{opened_at && formatInstant(opened_at, who)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
