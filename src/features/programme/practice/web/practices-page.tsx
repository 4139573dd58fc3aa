import { useQuery } from '@tanstack/react-query';
import { Sprout } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { FindingAnswer } from '../practice-api.ts';
import { FindingRow } from './finding-row.tsx';
import { PracticeItem } from './practice-item.tsx';
import { practiceText } from './practice-text.ts';
import classes from './practices.module.css';
import { practicesQuery } from './practices-query.ts';

/** What works with us, from being found in the figures until it is everyone's. */
export function PracticesPage() {
  const text = practiceText.useText();
  const query = useQuery(practicesQuery);
  const taken = new Set(
    query.data?.practices.filter(({ state }) => state !== 'retired').map(({ habit }) => habit),
  );
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={Sprout} rows={6}>
          {(data) => (
            <div className={classes.column}>
              <p className={classes.lead}>{text('lead')}</p>
              {data.practices.map((practice) => (
                <PracticeItem key={practice.id} practice={practice} mayLead={data.may_lead} />
              ))}
              <section className={classes.part}>
                <h2>{text('found')}</h2>
                <p className={classes.quiet}>
                  {text('lookedAt', {
                    deals: text('deals', { count: data.looked_at.deals }),
                    customers: text('customers', { count: data.looked_at.customers }),
                  })}
                </p>
                <ul>
                  {data.findings.filter(isCompared).map((finding) => (
                    <FindingRow
                      key={finding.habit}
                      finding={finding}
                      mayTakeUp={data.may_lead && !taken.has(finding.habit)}
                    />
                  ))}
                </ul>
                <Uncompared findings={data.findings.filter((one) => !isCompared(one))} />
                <How />
              </section>
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

function isCompared({ odds }: FindingAnswer): boolean {
  return odds !== null;
}

/** Habits that were looked for and of which there are too few cases yet. */
function Uncompared({ findings }: { findings: FindingAnswer[] }) {
  const text = practiceText.useText();
  if (findings.length === 0) return null;
  return (
    <details className={classes.how}>
      <summary>{text('uncompared', { count: findings.length })}</summary>
      <ul>
        {findings.map((finding) => (
          <FindingRow key={finding.habit} finding={finding} mayTakeUp={false} />
        ))}
      </ul>
    </details>
  );
}

function How() {
  const text = practiceText.useText();
  return (
    <details className={classes.how}>
      <summary>{text('how.title')}</summary>
      <ul>
        <li>{text('how.alike')}</li>
        <li>{text('how.before')}</li>
        <li>{text('how.people')}</li>
        <li>{text('how.chance')}</li>
        <li>{text('how.least')}</li>
        <li>{text('how.cause')}</li>
      </ul>
    </details>
  );
}
