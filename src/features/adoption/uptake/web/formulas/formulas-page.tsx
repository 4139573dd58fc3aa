import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sayMessage } from '#src/web/i18n/messages.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { FIGURES, type FigureName } from '../../figures.ts';
import { figureText } from '../shared/figure-text.ts';
import { useSay } from '../shared/say.ts';
import { useSayFormula } from '../shared/say-formula.ts';
import classes from '../uptake.module.css';
import { formulasQuery, ratesQuery } from '../uptake-queries.ts';
import { formulasText } from './formulas-text.ts';

/** Where the server has another name for a figure. */
const PUBLISHED_AS: Partial<Record<FigureName, string>> = { team_state: 'team' };

/** Each figure with its formula, its thresholds, and how often it was said to be wrong. */
export function FormulasPage() {
  const text = formulasText.useText();
  const names = figureText.useText();
  const say = useSay();
  const sayFormula = useSayFormula();
  const { data: rates } = useQuery(ratesQuery);
  const { data: formulas } = useQuery(formulasQuery);
  return (
    <>
      <PageHeader title={text('title')}>
        <Link to="/uptake" className={classes.link}>
          {text('back')}
        </Link>
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.column}>
          <p className={classes.says}>{text('lead')}</p>
          <section className={classes.section} aria-labelledby="never">
            <h2 id="never" className={classes.heading}>
              {text('never')}
            </h2>
            <p className={classes.says}>{text('neverText')}</p>
          </section>
          <section className={classes.section} aria-labelledby="all">
            <h2 id="all" className={classes.heading}>
              {text('all')}
            </h2>
            {rates && (
              <p className={classes.quiet}>
                {text('rates', {
                  from: say.day(rates.from),
                  to: say.day(rates.to),
                  count: rates.people,
                })}
              </p>
            )}
            {FIGURES.map((figure) => {
              const exact = formulas?.find(({ name }) => name === (PUBLISHED_AS[figure] ?? figure));
              const rate = rates?.items.find((one) => one.figure === figure);
              return (
                <article key={figure} className={classes.formula}>
                  <h3>{names(`figure.${figure}`)}</h3>
                  <p>{sayFormula(figure)}</p>
                  {exact && <Exactly {...exact} />}
                  {rate && (
                    <p className={classes.quiet}>
                      {rate.said === 0
                        ? text('unsaid')
                        : text('said', {
                            ...rate,
                            count: rate.said,
                            per: say.number(rate.per_ten),
                          })}
                    </p>
                  )}
                </article>
              );
            })}
          </section>
        </div>
      </div>
    </>
  );
}

/** The formula to the last threshold, for who wants to reckon it. */
function Exactly({ formula, source }: { formula: string; source: string }) {
  const text = formulasText.useText();
  return (
    <details className={classes.exactly}>
      <summary className={classes.exactlyName}>{text('exactly')}</summary>
      <p>{sayMessage(formula)}</p>
      <p className={classes.quiet}>{text('source', { source: sayMessage(source) })}</p>
    </details>
  );
}
