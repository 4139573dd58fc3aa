import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { AnyRecord, Refs } from '#src/records/web/data/record-client.ts';
import { useCellSaves } from '#src/records/web/data/use-cell-saves.ts';
import { FieldInput } from '#src/records/web/fields/field-input.tsx';
import { FieldValue } from '#src/records/web/fields/field-value.tsx';
import { useReadingAids } from '#src/records/web/fields/use-reading-aids.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import classes from './figure.module.css';

interface LackingRowsProps {
  declaration: RecordDeclaration;
  records: readonly AnyRecord[];
  /** What is not filled in, to be filled in where it stands. */
  field: string;
}

/** The records that lack a field, each with the field beside it. */
export function LackingRows({ declaration, records, field }: LackingRowsProps) {
  const saves = useCellSaves(declaration);
  const [given, setGiven] = useState<Readonly<Record<string, { value: unknown; refs?: Refs }>>>({});
  return (
    <ul className={classes.rows}>
      {records.map((record) => {
        const refusal = saves.refusalOf(record.id, field);
        const done = refusal ? undefined : given[record.id];
        return (
          <li key={record.id} className={classes.lacking}>
            <RecordLink type={declaration.type} id={record.id} className={classes.lackingRecord}>
              <RecordMark type={declaration.type} title={record.title} />
              <span>{record.title}</span>
            </RecordLink>
            {done ? (
              <Given declaration={declaration} field={field} {...done} />
            ) : (
              <FieldInput
                declaration={declaration}
                name={field}
                value={refusal?.value ?? null}
                refs={{}}
                invalid={refusal !== undefined}
                onChange={() => {}}
                onDone={(value, refs) => {
                  if (isNothing(value)) return;
                  setGiven((all) => ({ ...all, [record.id]: { value, ...(refs && { refs }) } }));
                  saves.save(record, field, { value, refs });
                }}
              />
            )}
            {refusal && (
              <p role="alert" className={classes.lackingRefused}>
                {refusal.message}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || String(value) === '';
}

interface GivenProps {
  declaration: RecordDeclaration;
  field: string;
  value: unknown;
  refs?: Refs;
}

const NO_REFS: Refs = {};

function Given({ declaration, field, value, refs = NO_REFS }: GivenProps) {
  const aids = useReadingAids(refs);
  return (
    <span className={classes.lackingDone}>
      <FieldValue declaration={declaration} name={field} value={value} aids={aids} />
    </span>
  );
}
