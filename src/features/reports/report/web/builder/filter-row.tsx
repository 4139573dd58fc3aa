import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { ConditionChips } from '#src/records/web/filter/condition-chips.tsx';
import { useFilterRefs } from '#src/records/web/filter/use-filter-refs.ts';
import { joinFilter, splitFilter } from '#src/records/web/views/read-filter.ts';
import classes from '../report.module.css';
import { reportText } from '../report-text.ts';

interface FilterRowProps {
  declarations: readonly RecordDeclaration[];
  filter: Filter | undefined;
  onChange: (filter: Filter | undefined) => void;
}

/** The conditions of a question; of several sources those fields are offered that all have. */
export function FilterRow({ declarations, filter, onChange }: FilterRowProps) {
  const [first, ...others] = declarations;
  if (!first) return null;
  const declaration = others.length > 0 ? sharedFields(first, others) : first;
  return <Conditions declaration={declaration} filter={filter} onChange={onChange} />;
}

interface ConditionsProps extends Omit<FilterRowProps, 'declarations'> {
  declaration: RecordDeclaration;
}

function Conditions({ declaration, filter, onChange }: ConditionsProps) {
  const text = reportText.useText();
  const conditions = splitFilter(filter ?? null);
  const refs = useFilterRefs(declaration, conditions);
  return (
    <div className={classes.filter}>
      <ConditionChips
        declaration={declaration}
        conditions={conditions}
        refs={refs}
        addLabel={text('filter')}
        onChange={(all) => onChange(joinFilter(all) ?? undefined)}
      />
    </div>
  );
}

function sharedFields(
  first: RecordDeclaration,
  others: readonly RecordDeclaration[],
): RecordDeclaration {
  const shared = Object.entries(first.fields).filter(([name, { kind }]) =>
    others.every(({ fields }) => fields[name]?.kind === kind),
  );
  const fields = Object.fromEntries(shared);
  const { baseFields } = [first, ...others].find((one) => one.baseFields) ?? first;
  return {
    ...first,
    fields,
    listFields: first.listFields.filter((name) => name in fields),
    ...(baseFields && { baseFields }),
  };
}
