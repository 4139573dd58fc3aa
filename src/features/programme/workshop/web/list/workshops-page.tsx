import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Presentation } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { ListedWorkshop } from '../../workshop-api.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { workshopsQuery } from '../shared/workshop-queries.ts';
import classes from './list.module.css';
import { listText } from './list-text.ts';
import { NewWorkshop } from './new-workshop.tsx';

/** All workshops, the latest first, and how a new one is set up. */
export function WorkshopsPage() {
  const text = listText.useText();
  const { data, isPending, error } = useQuery(workshopsQuery);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button
      look="main"
      icon={<Plus size={14} aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {text('new')}
    </Button>
  );
  const isEmpty = data?.items.length === 0;
  return (
    <>
      <PageHeader title={text('title')}>{data?.may_add && !isEmpty && add}</PageHeader>
      <div className={classes.page}>
        {isPending && <SkeletonRows count={4} />}
        {error && <p role="alert">{error.message}</p>}
        {isEmpty && (
          <EmptyState icon={Presentation} title={text('noneTitle')} actions={data.may_add && add}>
            {text(data.may_add ? 'noneLead' : 'noneOthers')}
          </EmptyState>
        )}
        {data && !isEmpty && (
          <div className={classes.column}>
            <p className={classes.lead}>{text('lead')}</p>
            <ul className={classes.list}>
              {data.items.map((one) => (
                <WorkshopRow key={one.id} workshop={one} />
              ))}
            </ul>
          </div>
        )}
      </div>
      {isAdding && <NewWorkshop close={() => setAdding(false)} />}
    </>
  );
}

function WorkshopRow({ workshop }: { workshop: ListedWorkshop }) {
  const text = listText.useText();
  const words = workshopWords.useText();
  const who = useStore(reader);
  const { id, title, template, held_on, facilitator, kind, took_part, answered, of } = workshop;
  const facts = [
    words(`template.${template}`),
    formatDay(held_on, who),
    text('facilitator', { name: facilitator.name }),
    ...(took_part > 0 ? [text('took', { count: took_part })] : []),
  ];
  const to = workshop.may_run ? '/workshops/$id' : '/workshops/$id/answers';
  return (
    <li>
      <Link className={classes.row} to={to as string} params={{ id } as object}>
        <span className={classes.what}>
          <span className={classes.name}>{title}</span>
          <span className={classes.facts}>{facts.join(' · ')}</span>
        </span>
        <span className={classes.stand}>
          <span className={classes.step} data-closed={kind === 'closed' || undefined}>
            {words(`step.${kind as 'present'}`)}
          </span>
          {answered !== null && of !== null && (
            <span className={classes.facts}>{text('answered', { answered, count: of })}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
