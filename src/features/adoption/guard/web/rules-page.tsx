import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { figureText } from '#src/features/adoption/uptake/web/shared/figure-text.ts';
import { useSayFormula } from '#src/features/adoption/uptake/web/shared/say-formula.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import type { RulesAnswer } from '../guard-api.ts';
import { CoachSection } from './coach-section.tsx';
import { rulesQuery } from './guard-queries.ts';
import { guardText } from './guard-text.ts';
import classes from './rules.module.css';
import { WindowForm } from './window-form.tsx';

const MEASURES = [
  ...(['coverage', 'pull', 'follow_through', 'edict', 'padding', 'shadow'] as const),
  ...(['give_get', 'leader_use'] as const),
];
const NEVER = ['never1', 'never2', 'never3', 'never4', 'never5', 'never6'] as const;
const SEES = ['sees1', 'sees2', 'sees3', 'sees4', 'sees5'] as const;

/** What is measured, from what, why, for how long, who sees it, and what is never done. */
export function RulesPage() {
  const text = guardText.useText();
  const names = figureText.useText();
  const sayFormula = useSayFormula();
  const { data } = useQuery(rulesQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <div className={classes.column}>
          <p className={classes.lead}>{text('lead')}</p>
          <section className={classes.section}>
            <h2>{text('measuredTitle')}</h2>
            <dl className={classes.measures}>
              {MEASURES.map((name) => (
                <div key={name}>
                  <dt>{names(`figure.${name}`)}</dt>
                  <dd>{sayFormula(name)}</dd>
                  <dd className={classes.quiet}>{text(`why.${name}`)}</dd>
                </div>
              ))}
            </dl>
            <p className={classes.quiet}>{text('notMeasured')}</p>
          </section>
          <Sentences title={text('neverTitle')} lines={NEVER.map((key) => text(key))} />
          <Sentences title={text('seesTitle')} lines={SEES.map((key) => text(key))} />
          <Sentences title={text('longTitle')} lines={[text('long1'), text('long2')]} />
          {data && <Window rules={data} />}
          {data && <CoachSection rules={data} />}
          <section className={classes.section}>
            <h2>{text('papersTitle')}</h2>
            <p className={classes.quiet}>{text('papersLead')}</p>
            <p className={classes.links}>
              <Link className={classes.link} to={'/uptake/rules/assessment' as string}>
                {text('assessment')}
              </Link>
              <Link className={classes.link} to={'/uptake/rules/agreement' as string}>
                {text('agreement')}
              </Link>
            </p>
          </section>
        </div>
      </div>
    </>
  );
}

function Sentences({ title, lines }: { title: string; lines: string[] }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      <ul className={classes.sentences}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Window({ rules }: { rules: RulesAnswer }) {
  const text = guardText.useText();
  const who = useStore(reader);
  const { window } = rules;
  return (
    <section className={classes.section}>
      <h2>{text('windowTitle')}</h2>
      <p>{text('windowLead')}</p>
      <p className={classes.quiet}>
        {window
          ? text(window.open ? 'windowOpen' : 'windowOver', {
              from: formatDate(window.from, who),
              until: formatDate(window.until, who),
            })
          : text('windowNone')}
      </p>
      {rules.may_change && window && <WindowForm until={window.until} />}
    </section>
  );
}
