import { Temporal } from 'temporal-polyfill';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter, FilterOp, FilterScalar } from '#src/records/filter.ts';
import { isDay } from '#src/records/filter-dates.ts';
import type { Comparison, FilterNode, Literal } from '../../odata/filter-node.ts';
import { findProperty } from '../../odata/parse-options.ts';
import type { RecordEntity, RecordProperty } from '../../odata/record-entity.ts';
import { refuseOption } from '../../odata/refuse-option.ts';
import { feedTest } from './feed-tests.ts';

type Leaf = Exclude<FilterNode, { kind: 'and' | 'or' | 'not' }>;

/** What a filter is translated for, and what its references lead to. */
export interface Translating {
  entity: RecordEntity;
  declaration: RecordDeclaration;
  /** The table that a navigation leads to. */
  led(type: string): { entity: RecordEntity; declaration: RecordDeclaration } | undefined;
}

/** `$filter` in the product's own filters, which alone are made into SQL, within permission. */
export function translateFilter(how: Translating, node: FilterNode): Filter {
  switch (node.kind) {
    case 'and':
      return { and: node.parts.map((part) => translateFilter(how, part)) };
    case 'or':
      return { or: node.parts.map((part) => translateFilter(how, part)) };
    case 'not':
      return { not: translateFilter(how, node.inner) };
    default:
      return translateLeaf(how, node);
  }
}

function translateLeaf(how: Translating, leaf: Leaf): Filter {
  const [name = '', far] = leaf.operand.path.split('/');
  if (far !== undefined) return translateFar(how, leaf);
  const property = findProperty(how.entity, name);
  if (!property.isFiltered) {
    throw refuseOption(`Rows cannot be filtered by "${name}". Filter them after they are loaded.`);
  }
  if (property.part === 'choice') return choiceFilter(how, property, leaf);
  if (leaf.kind === 'text') return textFilter(property, leaf);
  if (leaf.kind === 'in') {
    const { operand } = leaf;
    const tests = leaf.values.map((value): Leaf => ({ kind: 'compare', op: 'eq', operand, value }));
    const any = plainList(property, leaf);
    return any ?? orOf(tests.map((test) => translateLeaf(how, test)));
  }
  return compareFilter(property, leaf);
}

/** Many alternatives at once without a level for each. */
function orOf(filters: Filter[]): Filter {
  if (filters.length === 1) return filters[0]!;
  if (filters.length <= 50) return { or: filters };
  throw refuseOption('"in" takes 50 values at most here. Ask in several parts.');
}

/** Of what is compared as it is kept, all values go into one test. */
function plainList(
  { part, type, field }: RecordProperty,
  leaf: Extract<Leaf, { kind: 'in' }>,
): Filter | null {
  const isPlain =
    part === 'value' && (type === 'Edm.Guid' || (type === 'Edm.String' && !leaf.operand.folded));
  const fits = type === 'Edm.Guid' ? 'guid' : 'text';
  if (!isPlain || !leaf.values.every((value) => value.type === fits)) return null;
  return { field, op: 'any_of', value: leaf.values.map((value) => scalarOf(value)) };
}

function compareFilter(property: RecordProperty, leaf: Extract<Leaf, { kind: 'compare' }>): Filter {
  const { field, part } = property;
  const { op, operand } = leaf;
  if (leaf.value.type === 'null') return emptyFilter(property, op);
  const value = readLiteral(property, leaf.value);
  if (op === 'ne') return { not: compareFilter(property, { ...leaf, op: 'eq' }) };
  if (part === 'currency' || part === 'list' || operand.folded) {
    if (op !== 'eq') throw refuseOrder(property.name);
    return feedTest(field, {
      text: 'eq',
      value: String(value),
      folded: operand.folded,
      ...(part === 'currency' && { currency: true }),
    });
  }
  const isKept = property.type === 'Edm.Guid' || property.type === 'Edm.Boolean';
  if (isKept && op !== 'eq') throw refuseOption(`"${property.name}" is compared by eq, ne and in.`);
  if (op === 'eq' && (isKept || property.type === 'Edm.String')) return { field, op: 'is', value };
  // digits as they are written, for no number of ours holds all of them
  const written = leaf.value.type === 'number' ? leaf.value.value : String(value);
  return feedTest(field, { compare: op, value: written });
}

function emptyFilter({ name, field }: RecordProperty, op: string): Filter {
  if (op !== 'eq' && op !== 'ne')
    throw refuseOption(`null is compared by eq and ne: ${name} ne null.`);
  return { field, op: op === 'eq' ? 'is_empty' : 'is_not_empty' };
}

function textFilter(property: RecordProperty, leaf: Extract<Leaf, { kind: 'text' }>): Filter {
  if (property.type !== 'Edm.String') {
    throw refuseOption(`${leaf.test} is asked of texts; "${property.name}" is ${property.type}.`);
  }
  return feedTest(property.field, {
    text: leaf.test,
    value: leaf.value,
    folded: leaf.operand.folded,
    ...(property.part === 'currency' && { currency: true }),
  });
}

/** Choices are compared by what is read, and kept by what they are called within. */
function choiceFilter(how: Translating, property: RecordProperty, leaf: Leaf): Filter {
  const { field, name } = property;
  const having = choicesOf(how.declaration, field, leaf.operand.folded);
  if (leaf.kind === 'text') {
    const { value, test } = leaf;
    if (test === 'contains') return having((label) => label.includes(value));
    const isStart = test === 'startswith';
    return having((label) => (isStart ? label.startsWith(value) : label.endsWith(value)));
  }
  const op = leaf.kind === 'in' ? 'eq' : leaf.op;
  if (op !== 'eq' && op !== 'ne') throw refuseOrder(name);
  const values = leaf.kind === 'in' ? leaf.values : [leaf.value];
  const texts = values.filter(({ type }) => type !== 'null');
  const labels = texts.map((value) => String(readLiteral(property, value)));
  const any = having((label) => labels.includes(label));
  const isEmptyToo = values.length > texts.length;
  const found: Filter = isEmptyToo ? { or: [any, { field, op: 'is_empty' }] } : any;
  return op === 'ne' ? { not: found } : found;
}

/** The rows whose choice is called so. */
function choicesOf(declaration: RecordDeclaration, field: string, folded: boolean) {
  const declared = fieldOf(declaration, field);
  const choices = declared && 'choices' in declared ? declared.choices : [];
  return (fits: (label: string) => boolean): Filter => {
    const chosen = choices.filter(({ label }) => fits(folded ? label.toLowerCase() : label));
    if (chosen.length > 0) {
      return { field, op: 'any_of', value: chosen.map(({ value }) => value) };
    }
    // what no choice is called, no row has
    return {
      and: [
        { field, op: 'is_empty' },
        { field, op: 'is_not_empty' },
      ],
    };
  };
}

function refuseOrder(name: string) {
  return refuseOption(`"${name}" is compared by eq, ne, in, contains, startswith and endswith.`);
}

/** One hop: `company/city`, as far as the reader sees that record. */
function translateFar({ entity, led }: Translating, leaf: Leaf): Filter {
  const { path, folded } = leaf.operand;
  const [name = '', far = '', ...more] = path.split('/');
  const navigation = entity.navigations.find((one) => one.name === name);
  const target = navigation && led(navigation.to);
  if (!target || more.length > 0) {
    const names = entity.navigations.map((one) => one.name).join(', ') || 'none';
    throw refuseOption(
      `There is no way "${path.slice(0, 100)}". One step can be gone by: ${names}.`,
    );
  }
  const property = findProperty(target.entity, far);
  const isPlain = property.part === 'value' && property.isFiltered && !folded;
  const field = `${navigation.by}.${property.field}`;
  const filter = isPlain && farFilter({ ...property, field }, leaf);
  if (filter) return filter;
  throw refuseOption(
    `"${path}" can be compared by eq, ne, in, gt and lt where it is kept as it is read. Otherwise filter after loading, with $expand=${name}.`,
  );
}

const FAR_OPS: Partial<Record<Comparison, FilterOp>> = {
  eq: 'is',
  ne: 'is_not',
  gt: 'after',
  lt: 'before',
};

function farFilter(property: RecordProperty, leaf: Leaf): Filter | undefined {
  const { field, type } = property;
  if (leaf.kind === 'text') return undefined;
  if (leaf.kind === 'in') {
    if (SPANS.has(type)) return undefined;
    return { field, op: 'any_of', value: leaf.values.map((value) => readLiteral(property, value)) };
  }
  const op = FAR_OPS[leaf.op];
  if (leaf.value.type === 'null') return emptyFilter(property, leaf.op);
  const isOrder = op === 'after' || op === 'before';
  if (!op || (isOrder ? FIXED : SPANS).has(type)) return undefined;
  return { field, op, value: readLiteral(property, leaf.value) };
}

/** A second may hold several instants; days beside them would be read by the reader's clock. */
const SPANS = new Set(['Edm.DateTimeOffset']);
const FIXED = new Set(['Edm.Guid', 'Edm.Boolean']);

const WANTED: Record<string, [type: Literal['type'], example: string]> = {
  'Edm.String': ['text', "a text in single quotes: 'Rome'"],
  'Edm.Guid': ['guid', 'an id without quotes'],
  'Edm.Date': ['date', 'a day: 2026-03-01'],
  'Edm.DateTimeOffset': ['instant', 'an instant: 2026-03-01T10:00:00Z'],
  'Edm.Int32': ['number', 'a number: 12'],
  'Edm.Decimal': ['number', 'a number: 12.5'],
  'Edm.Boolean': ['boolean', 'true or false'],
};

function readLiteral(property: RecordProperty, literal: Literal): FilterScalar {
  const [type, example] = WANTED[property.type]!;
  const isGiven = literal.type === type && isPossible(literal);
  if (!isGiven) throw refuseOption(`"${property.name}" is compared with ${example}.`);
  return scalarOf(literal);
}

function scalarOf(literal: Literal): FilterScalar {
  if (literal.type === 'null') return '';
  return literal.type === 'number' ? Number(literal.value) : literal.value;
}

function isPossible(literal: Literal): boolean {
  if (literal.type === 'date') return isDay(literal.value);
  if (literal.type !== 'instant') return true;
  try {
    return Boolean(Temporal.Instant.from(literal.value));
  } catch {
    return false;
  }
}
