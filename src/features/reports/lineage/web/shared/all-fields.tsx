import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { namesRecord } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { READER_KINDS } from '../../lineage.ts';
import type { Lineage } from '../../lineage-api.ts';
import { FieldReaders, useSayLook } from './field-readers.tsx';
import classes from './lineage-section.module.css';
import { lineageText } from './lineage-text.ts';
import { useFieldWords } from './use-field-words.ts';

type Told = Lineage['fields'][number];

/** Every field of a record type with how many read it; one opened tells which. */
export function AllFields({ fields }: { fields: readonly Told[] }) {
  const text = lineageText.useText();
  const known = useRecordTypes();
  // what has no page of its own, such as views, is nothing that people fill in field by field
  const types = [...new Set(fields.map(({ record_type }) => record_type))].flatMap(
    (type) => known.get(type) ?? [],
  );
  const [chosen, choose] = useState(types[0]?.type ?? '');
  return (
    <section>
      <h3 className={classes.heading}>{text('section.all')}</h3>
      <select
        className={`${inputClass} ${classes.types}`}
        aria-label={text('section.all')}
        value={chosen}
        onChange={({ target }) => choose(target.value)}
      >
        {types.map((declaration) => (
          <option key={declaration.type} value={declaration.type}>
            {recordPluralLabel(declaration)}
          </option>
        ))}
      </select>
      <ul className={classes.list}>
        {fields
          .filter(({ record_type }) => record_type === chosen)
          .map((one) => (
            <OneField key={`${chosen}.${one.field}`} told={one} />
          ))}
      </ul>
    </section>
  );
}

/** Who reads a field that no report, rule or view does. */
function readBesides(declaration: RecordDeclaration | undefined, field: string) {
  if (declaration?.obeyedFields?.includes(field)) return 'productReads';
  if (declaration && namesRecord(declaration, field)) return 'readEverywhere';
  return 'nobodyReads';
}

function OneField({ told }: { told: Told }) {
  const text = lineageText.useText();
  const sayLook = useSayLook();
  const { label } = useFieldWords()(told.record_type, told.field);
  const declaration = useRecordTypes().get(told.record_type);
  const [isOpen, setOpen] = useState(false);
  const counts = READER_KINDS.flatMap((kind) => {
    const count = told.readers[kind];
    return count ? [text(`count.${kind}`, { count })] : [];
  });
  return (
    <li className={classes.item}>
      <button
        type="button"
        className={classes.field}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={14} aria-hidden="true" className={classes.arrow} />
        <span className={classes.name}>{label}</span>
        <span className={classes.quiet}>
          {counts.join(', ') || text(`section.${readBesides(declaration, told.field)}`)}
          {told.look && `; ${sayLook(told.look)}`}
        </span>
      </button>
      {isOpen && (
        <div className={classes.opened}>
          <FieldReaders type={told.record_type} field={told.field} />
        </div>
      )}
    </li>
  );
}
