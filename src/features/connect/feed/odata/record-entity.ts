import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import type { EdmType, EntityType, Navigation, Property } from './entity-type.ts';

/** Which side of a field a property shows. */
export type Part =
  | 'value'
  | 'choice'
  | 'amount'
  | 'currency'
  | 'list'
  | 'lines'
  /** The title of the record, or the titles of the records, that it refers to. */
  | 'title'
  | 'member';

export interface RecordProperty extends Property {
  /** The record's field or base column. */
  field: string;
  part: Part;
}
export type RecordEntity = EntityType<RecordProperty>;

/** How the records of a type look in the feed; it follows from the declaration, own fields and all. */
export function recordEntity(declaration: RecordDeclaration): RecordEntity {
  const { type, plural, pluralLabel, fields } = declaration;
  return {
    name: type,
    set: plural,
    label: pluralLabel,
    key: 'id',
    properties: [
      ...BASE,
      ...Object.entries(fields).flatMap(([name, field]) => propertiesOf(name, field)),
    ],
    navigations: Object.entries(fields).flatMap(([name, field]): Navigation[] =>
      field.kind === 'reference' ? [{ name: navigationName(name), by: name, to: field.to }] : [],
    ),
  };
}

type Given = Pick<RecordProperty, 'name' | 'type' | 'label'> & Partial<RecordProperty>;

function property(given: Given): RecordProperty {
  return {
    isNullable: true,
    isFiltered: true,
    isSorted: true,
    field: given.name,
    part: 'value',
    ...given,
  };
}

/** What is shown to be read, and not to be asked for. */
const SHOWN = { isFiltered: false, isSorted: false };

const BASE: readonly RecordProperty[] = [
  property({ name: 'id', type: 'Edm.Guid', label: 'ID', isNullable: false }),
  property({ name: 'title', type: 'Edm.String', label: 'Title', isNullable: false }),
  property({ name: 'owner_id', type: 'Edm.Guid', label: 'Owner (ID)' }),
  property({
    name: 'owner_name',
    type: 'Edm.String',
    label: 'Owner',
    field: 'owner_id',
    part: 'member',
    ...SHOWN,
  }),
  property({ name: 'visibility', type: 'Edm.String', label: 'Visibility', isNullable: false }),
  property({ name: 'created_at', type: 'Edm.DateTimeOffset', label: 'Created', isNullable: false }),
  property({
    name: 'updated_at',
    type: 'Edm.DateTimeOffset',
    label: 'Last change',
    isNullable: false,
  }),
];

/** `company_id` leads to `company`; a field of the workspace, such as `x_parent`, to `x_parent_record`. */
function navigationName(name: string): string {
  return name.endsWith('_id') ? name.slice(0, -3) : `${name}_record`;
}

const PLAIN: Partial<Record<Field['kind'], EdmType>> = {
  date: 'Edm.Date',
  datetime: 'Edm.DateTimeOffset',
  integer: 'Edm.Int32',
  number: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
};

function propertiesOf(name: string, field: Field): RecordProperty[] {
  const { label } = field;
  const text = (given: Partial<RecordProperty> = {}) =>
    property({ name, type: 'Edm.String', label, field: name, ...given });
  const stem = name.replace(/_ids?$/, '');
  const id = property({ name, type: 'Edm.Guid', label: `${label} (ID)` });
  switch (field.kind) {
    case 'money':
      return [
        property({ name, type: 'Edm.Decimal', label, part: 'amount', isSorted: false }),
        text({
          name: `${name}_currency`,
          label: `${label} (currency)`,
          part: 'currency',
          isSorted: false,
        }),
      ];
    case 'choice':
      return [text({ part: 'choice' })];
    case 'choices':
      return [text({ part: 'choice', ...SHOWN })];
    case 'emails':
    case 'phones':
    case 'domains':
    case 'tags':
      return [text({ part: 'list', isSorted: false })];
    case 'reference':
      return [id, text({ name: `${stem}_title`, part: 'title', ...SHOWN })];
    case 'member':
      return [id, text({ name: `${stem}_name`, part: 'member', ...SHOWN })];
    case 'references':
    case 'members': {
      const [end, part] =
        field.kind === 'references'
          ? (['titles', 'title'] as const)
          : (['names', 'member'] as const);
      return [
        text({ label: `${label} (IDs)`, part: 'list', ...SHOWN }),
        text({ name: `${stem}_${end}`, part, ...SHOWN }),
      ];
    }
    case 'lines':
      return [text({ part: 'lines', ...SHOWN })];
    default: {
      const type = PLAIN[field.kind] ?? 'Edm.String';
      return [
        property({ name, type, label, ...(field.kind === 'boolean' && { isNullable: false }) }),
      ];
    }
  }
}
