import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { DeskItem, Releases } from '../desk-api.ts';
import { releasesQuery } from './desk-queries.ts';
import { deskText } from './desk-text.ts';
import { ItemFacts } from './parts/item-facts.tsx';
import classes from './shared/page.module.css';
import { useAct } from './shared/use-act.ts';

/** What people said and what became of it, for everybody to read. */
export function ReleasesPage() {
  const text = deskText.useText();
  const query = useQuery(releasesQuery);
  return (
    <>
      <PageHeader title={text('releasesTitle')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={Megaphone} rows={6}>
          {(data) => (
            <div className={classes.column}>
              <Keepers releases={data} />
              <Waiting backlog={data.backlog} />
              <Given releases={data.releases} />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Keepers({ releases }: { releases: Releases }) {
  const text = deskText.useText();
  const who = useStore(reader);
  const { next_on, hours, administrator, deputy, may_change } = releases;
  return (
    <section className={classes.section}>
      <p>{text('releasesLead')}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{text('nextOn')}</dt>
          <dd>{next_on ? formatDay(next_on, who) : text('notYet')}</dd>
        </div>
        {administrator && (
          <div>
            <dt>{text('administrator')}</dt>
            <dd>{administrator.name}</dd>
          </div>
        )}
        {deputy && (
          <div>
            <dt>{text('deputy')}</dt>
            <dd>{deputy.name}</dd>
          </div>
        )}
        {hours && (
          <div>
            <dt>{text('hours')}</dt>
            <dd>
              {text('aWeek', { count: hours.a_week })}
              {hours.when && ` · ${hours.when}`}
            </dd>
          </div>
        )}
      </dl>
      {may_change && (
        <Link className={classes.link} to={'/desk' as string}>
          {text('toDesk')}
        </Link>
      )}
    </section>
  );
}

function Waiting({ backlog }: Pick<Releases, 'backlog'>) {
  const text = deskText.useText();
  return (
    <section className={classes.section}>
      <h2>{text('underWay')}</h2>
      {backlog.length === 0 && <p className={classes.note}>{text('underWayNone')}</p>}
      <ul className={classes.rows}>
        {backlog.map((item) => (
          <li key={item.id} className={classes.row}>
            <ItemFacts item={item} />
            {item.status === 'taken' && <Follow item={item} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Follow({ item: { id, said, followed } }: { item: DeskItem }) {
  const text = deskText.useText();
  const follow = useAct('PUT /api/v1/releases/items/{id}/follow', {
    says: text(followed ? 'saidNoLonger' : 'saidMeToo'),
    renews: ['desk'],
  });
  return (
    <Button
      aria-pressed={followed}
      aria-label={`${text(followed ? 'following' : 'meToo')}: ${said}`}
      busy={follow.isPending}
      onClick={() => follow.mutate({ params: { id }, body: { follow: !followed } })}
    >
      {text(followed ? 'following' : 'meToo')}
    </Button>
  );
}

function Given({ releases }: Pick<Releases, 'releases'>) {
  const text = deskText.useText();
  const who = useStore(reader);
  return (
    <section className={classes.section}>
      <h2>{text('given')}</h2>
      {releases.length === 0 && <p className={classes.note}>{text('givenNone')}</p>}
      {releases.map(({ id, released_on, note, items }) => (
        <div key={id} className={classes.section}>
          <h3>{formatDay(released_on, who)}</h3>
          {note && <p>{note}</p>}
          <ul className={classes.rows}>
            {items.map((item) => (
              <li key={item.id}>
                <dl className={classes.said}>
                  <dt>{text('youSaid')}</dt>
                  <dd>{item.said}</dd>
                  <dt>{text('weDid')}</dt>
                  <dd>{item.did}</dd>
                </dl>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
