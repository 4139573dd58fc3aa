import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { FieldInput } from '#src/records/web/fields/field-input.tsx';
import { useFilterAids } from '#src/records/web/fields/use-reading-aids.ts';
import { useKnownRefs } from '#src/records/web/filter/known-refs.ts';
import { sayCondition } from '#src/records/web/filter/say-condition.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useViewRefs } from '#src/records/web/views/view-queries.ts';
import type { Why } from '../segment-api.ts';
import classes from './segment.module.css';
import { whyQuery } from './segment-queries.ts';
import { segmentText } from './segment-text.ts';

interface WhySectionProps {
  declaration: RecordDeclaration;
  filter: Filter | undefined;
}

/** Asks for one record and tells, condition by condition, why it is in or out. */
export function WhySection({ declaration, filter }: WhySectionProps) {
  const text = segmentText.useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [refs, setRefs] = useState({});
  const asking = {
    ...declaration,
    fields: {
      one: {
        kind: 'reference' as const,
        to: declaration.type,
        label: text('why.whom'),
        why: '',
        usedIn: [],
      },
    },
  };
  return (
    <section className={classes.block} aria-labelledby="segment-why">
      <h2 id="segment-why" className={classes.heading}>
        {text('why.title')}
      </h2>
      <div className={classes.narrow}>
        <FieldInput
          declaration={asking}
          name="one"
          value={chosen}
          refs={refs}
          onChange={(value, more) => {
            setChosen((value as string | null) ?? null);
            if (more) setRefs(more);
          }}
        />
      </div>
      {chosen && <Answer declaration={declaration} filter={filter} id={chosen} />}
    </section>
  );
}

function Answer({ declaration, filter, id }: WhySectionProps & { id: string }) {
  const text = segmentText.useText();
  const { data, error } = useQuery(whyQuery(declaration.plural, id, filter));
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return null;
  return (
    <div aria-live="polite">
      <p>
        <strong>{text(data.holds ? 'why.in' : 'why.out')}</strong>
        {data.is_binned && ` ${text('why.binned')}`}
      </p>
      {data.why && (
        <ul className={classes.reasons}>
          <Reason why={data.why} declaration={declaration} />
        </ul>
      )}
    </div>
  );
}

function Reason({ why, declaration }: { why: Why; declaration: RecordDeclaration }) {
  const text = segmentText.useText();
  const types = useRecordTypes();
  const aids = useFilterAids({ ...useKnownRefs({}), ...useViewRefs() });
  const parts = why.parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a condition has nothing else to be known by
    <Reason key={at} why={part} declaration={declaration} />
  ));
  const label =
    why.word === 'test'
      ? sayCondition(why.filter!, { declaration, types, aids })
      : text(`why.${why.word}`);
  return (
    <li>
      <span className={classes.reason} data-holds={why.holds || undefined}>
        {why.holds ? (
          <Check size={14} aria-label={text('why.holds')} />
        ) : (
          <X size={14} aria-label={text('why.holdsNot')} />
        )}
        <span>{label}</span>
      </span>
      {why.found && why.found.length > 0 && (
        <span className={classes.found}>
          {why.found.map((one) => (
            <RecordLink key={one.id} type={one.type} id={one.id} className={classes.link}>
              {one.title}
            </RecordLink>
          ))}
        </span>
      )}
      {parts.length > 0 && <ul className={classes.reasons}>{parts}</ul>}
    </li>
  );
}
