import { TriangleAlert } from 'lucide-react';
import { sourceColumnLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { Fitness } from '../../../metric/figure-api.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';

interface FitnessLineProps {
  fitness: Fitness;
  /** It is said for several figures at once who is quiet. */
  isQuietTold?: boolean;
  /** Leads to the records in which a field is not filled in, to be mended. */
  onLacking?: (field: string) => void;
}

/** Whether a figure may be decided on, and what it lacks; counts, never a name. */
export function FitnessLine({ fitness: given, isQuietTold, onLacking }: FitnessLineProps) {
  const fitness = isQuietTold ? { ...given, quiet: { people: 0, days: 0 } } : given;
  const text = figureText.useText();
  const { said, quiet } = useSayFitness(fitness);
  const lacks = onLacking ? fitness.needs.filter(({ filled, of }) => filled < of) : [];
  const mend = lacks.map(({ type, field, filled, of }) => (
    <button
      key={`${type}.${field}`}
      type="button"
      className={classes.mend}
      onClick={() => onLacking?.(field)}
    >
      {text('fit.mend', { count: of - filled })}
    </button>
  ));
  if (fitness.fit) {
    return (
      <p className={classes.fit}>
        {said.join(' · ') || (quiet === '' && text('fit.rows', { count: fitness.rows }))} {mend}
        {said.length > 0 && quiet !== '' && ' · '}
        {quiet}
      </p>
    );
  }
  return (
    <div className={classes.unfit} role="note">
      <TriangleAlert size={14} aria-hidden="true" />
      <p>
        <strong>{text('fit.title')}</strong>
        {(said.length > 0 || quiet !== '') && ': '}
        {said.join('; ')} {mend}
        {said.length > 0 && quiet !== '' && '; '}
        {quiet}
      </p>
    </div>
  );
}

function useSayFitness({ rows, needed, needs, quiet, missing_rates, reasons }: Fitness) {
  const text = figureText.useText();
  const types = useRecordTypes();
  const labelOf = (need: Fitness['needs'][number]) => {
    const declaration = types.get(need.type);
    return declaration?.fields[need.field]
      ? fieldLabel(declaration, need.field)
      : sourceColumnLabel(need.type, { name: need.field, label: need.label });
  };
  const said = [
    ...(reasons.includes('few_rows') ? [text('fit.few', { rows, needed })] : []),
    ...needs
      .filter(({ filled, of }) => filled < of)
      .map((need) => text('fit.needs', { filled: need.filled, of: need.of, field: labelOf(need) })),
    ...(missing_rates ?? []).map(({ currency, rows: count }) =>
      text('fit.rates', { currency, count }),
    ),
  ];
  const { people, days } = quiet;
  return { said, quiet: people > 0 ? text('fit.quiet', { count: people, days }) : '' };
}
