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
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { ListedWorkshop } from '../../workshop-api.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { workshopsQuery } from '../shared/workshop-queries.ts';
import classes from './list.module.css';
import { listText } from './list-text.ts';
import { NewWorkshop } from './new-workshop.tsx';

/** All workshops, the latest first, and how a new one is set up. */
export function WorkshopsPage() {
  const text = listText.useText();
  const query = useQuery(workshopsQuery);
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
  return (
    <>
      <PageHeader title={text('title')}>
        {query.data?.may_add && query.data.items.length > 0 && add}
      </PageHeader>
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={Presentation} rows={4}>
          {({ items, may_add }) =>
            items.length > 0 ? (
              <List items={items} />
            ) : (
              <EmptyState icon={Presentation} title={text('noneTitle')} actions={may_add && add}>
                {text(may_add ? 'noneLead' : 'noneOthers')}
              </EmptyState>
            )
          }
        </Loaded>
      </div>
      {isAdding && <NewWorkshop close={() => setAdding(false)} />}
    </>
  );
}

function List({ items }: { items: readonly ListedWorkshop[] }) {
  const text = listText.useText();
  return (
    <div className={classes.column}>
      <p className={classes.lead}>{text('lead')}</p>
      <ul className={classes.list}>
        {items.map((one) => (
          <WorkshopRow key={one.id} workshop={one} />
        ))}
      </ul>
    </div>
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
