import type { EdmType, EntityType } from './entity-type.ts';
import type { Comparison, FilterNode, Literal } from './filter-node.ts';
import { findProperty } from './parse-options.ts';
import { refuseOption } from './refuse-option.ts';

type Row = Readonly<Record<string, unknown>>;

/** Whether a row that is at hand passes the filter; comparing with nothing is false. */
export function passes(type: EntityType, node: FilterNode, row: Row): boolean {
  switch (node.kind) {
    case 'and':
      return node.parts.every((part) => passes(type, part, row));
    case 'or':
      return node.parts.some((part) => passes(type, part, row));
    case 'not':
      return !passes(type, node.inner, row);
    case 'compare':
      return compares(node.op, readValue(type, node, row), heldBy(node.value));
    case 'in':
      return node.values.some((value) => compares('eq', readValue(type, node, row), heldBy(value)));
    case 'text': {
      const held = readValue(type, node, row);
      if (typeof held !== 'string') return false;
      if (node.test === 'contains') return held.includes(node.value);
      return node.test === 'startswith' ? held.startsWith(node.value) : held.endsWith(node.value);
    }
  }
}

/** Refuses what cannot be asked, also where there is no row to ask it of. */
export function checkFilter(type: EntityType, node: FilterNode): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const part of node.parts) checkFilter(type, part);
      break;
    case 'not':
      checkFilter(type, node.inner);
      break;
    default:
      checkLeaf(type, node.operand.path, literalsOf(node));
  }
}

function literalsOf(leaf: Exclude<FilterNode, { kind: 'and' | 'or' | 'not' }>): Literal[] {
  if (leaf.kind === 'in') return leaf.values;
  return [leaf.kind === 'text' ? { type: 'text', value: leaf.value } : leaf.value];
}

const WANTED: Partial<Record<EdmType, Literal['type']>> = {
  'Edm.Decimal': 'number',
  'Edm.Int32': 'number',
  'Edm.Boolean': 'boolean',
  'Edm.Date': 'date',
};

function checkLeaf(type: EntityType, name: string, values: readonly Literal[]): void {
  const property = findProperty(type, name);
  const wanted = WANTED[property.type] ?? 'text';
  if (values.every((value) => value.type === 'null' || value.type === wanted)) return;
  throw refuseOption(`"${property.name}" is ${property.type} and cannot be compared so.`);
}

function readValue(
  type: EntityType,
  { operand }: { operand: { path: string; folded: boolean } },
  row: Row,
): unknown {
  const held = row[findProperty(type, operand.path).name] ?? null;
  return operand.folded && typeof held === 'string' ? held.toLowerCase() : held;
}

function heldBy(literal: Literal): unknown {
  if (literal.type === 'null') return null;
  return literal.type === 'number' ? Number(literal.value) : literal.value;
}

function compares(op: Comparison, held: unknown, value: unknown): boolean {
  if (op === 'eq') return held === value;
  if (op === 'ne') return held !== value;
  if (held === null || value === null) return false;
  const [a, b] = [held as string | number, value as string | number];
  if (op === 'gt') return a > b;
  if (op === 'ge') return a >= b;
  return op === 'lt' ? a < b : a <= b;
}
