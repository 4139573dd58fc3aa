import { isId } from '#src/lib/ids.ts';
import type { EntityType, Navigation, Property } from './entity-type.ts';
import type { FilterNode } from './filter-node.ts';
import { parseFilter } from './parse-filter.ts';
import { refuseOption } from './refuse-option.ts';

export interface Order<P extends Property> {
  property: P;
  isDescending: boolean;
}
export interface Expansion {
  navigation: Navigation;
  /** Names of properties; absent: all. */
  select?: string[];
}
/** What is asked of a table. */
export interface Asked<P extends Property = Property> {
  filter?: FilterNode;
  select: readonly P[];
  order: Order<P>[];
  expand: Expansion[];
  top?: number;
  skip: number;
  isCounted: boolean;
  format: 'json' | 'csv';
  token?: string;
}

export type Query = Readonly<Record<string, unknown>>;

const OPTIONS = [
  'filter',
  'select',
  'orderby',
  'expand',
  'top',
  'skip',
  'count',
  'skiptoken',
  'format',
];
const MOST_ORDERS = 4;
const MOST_EXPANDED = 10;
/** Whoever wants to go further follows @odata.nextLink. */
const MOST_SKIPPED = 1_000_000;

/** The options without their `$`; what the feed does not know is refused, not passed over. */
export function readOptions(query: Query): Map<string, string> {
  const options = new Map<string, string>();
  for (const [given, value] of Object.entries(query)) {
    const name = given.replace(/^\$/, '').toLowerCase();
    if (!OPTIONS.includes(name)) {
      // what a program adds for itself, such as to get round a cache
      if (!given.startsWith('$')) continue;
      throw refuseOption(
        `${given.slice(0, 50)} is not supported. There are ${OPTIONS.map((one) => `$${one}`).join(', ')}.`,
      );
    }
    options.set(name, String(value).trim());
  }
  return options;
}

export function parseOptions<P extends Property>(type: EntityType<P>, query: Query): Asked<P> {
  const options = readOptions(query);
  const filter = options.get('filter');
  const token = options.get('skiptoken');
  const top = options.get('top');
  return {
    ...(filter !== undefined && { filter: parseFilter(filter) }),
    select: readSelect(type, options.get('select')),
    order: readOrder(type, options.get('orderby')),
    expand: readExpand(type, options.get('expand')),
    ...(top !== undefined && { top: readNumber('$top', top, Number.MAX_SAFE_INTEGER) }),
    skip: readNumber('$skip', options.get('skip') ?? '0', MOST_SKIPPED),
    isCounted: readFlag('$count', options.get('count')),
    format: readFormat(options.get('format')),
    ...(token !== undefined && { token }),
  };
}

export function findProperty<P extends Property>(type: EntityType<P>, name: string): P {
  const found = type.properties.find((property) => property.name === name);
  if (found) return found;
  throw refuseOption(
    `There is no property "${name.slice(0, 100)}". ${type.label} have: ${type.properties.map((one) => one.name).join(', ')}.`,
  );
}

function readSelect<P extends Property>(
  type: EntityType<P>,
  given: string | undefined,
): readonly P[] {
  if (given === undefined || given === '' || given === '*') return type.properties;
  const names = new Set(given.split(',').map((name) => name.trim()));
  if (names.has('*')) return type.properties;
  // what is expanded may stand here as well
  for (const { name } of type.navigations) names.delete(name);
  const chosen = [...names].map((name) => findProperty(type, name));
  const key = findProperty(type, type.key);
  return chosen.includes(key) ? chosen : [key, ...chosen];
}

function readOrder<P extends Property>(type: EntityType<P>, given: string | undefined): Order<P>[] {
  if (!given) return [];
  const parts = given.split(',');
  if (parts.length > MOST_ORDERS)
    throw refuseOption(`$orderby takes ${MOST_ORDERS} properties at most.`);
  return parts.map((part) => {
    const [name = '', way = 'asc', ...rest] = part.trim().split(/\s+/);
    if (rest.length > 0 || (way !== 'asc' && way !== 'desc')) {
      throw refuseOption(
        '$orderby takes properties, each with asc or desc behind it: created_at desc,title.',
      );
    }
    const property = findProperty(type, name);
    if (!property.isSorted) {
      throw refuseOption(`Rows cannot be ordered by "${name}". Order them after they are loaded.`);
    }
    return { property, isDescending: way === 'desc' };
  });
}

const EXPANDED = /^\s*(\w+)\s*(?:\(\s*\$?select\s*=\s*([\w\s,]*)\)\s*)?$/;

function readExpand(type: EntityType, given: string | undefined): Expansion[] {
  if (!given) return [];
  const parts = given.split(/,(?![^(]*\))/);
  if (parts.length > MOST_EXPANDED) throw refuseOption(`$expand takes ${MOST_EXPANDED} at most.`);
  return parts.map((part) => {
    const [, name = '', select] = EXPANDED.exec(part) ?? [];
    const navigation = type.navigations.find((one) => one.name === name);
    if (!navigation) {
      const names = type.navigations.map((one) => one.name).join(', ') || 'nothing';
      throw refuseOption(
        `$expand cannot be read, or there is none such. ${type.label} expand ${names}, each with $select alone: company($select=title).`,
      );
    }
    const chosen = select
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    return { navigation, ...(chosen?.length && { select: chosen }) };
  });
}

function readNumber(name: string, given: string, most: number): number {
  const number = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
  if (number <= most) return number;
  throw refuseOption(
    name === '$skip'
      ? `$skip takes a whole number up to ${most}. To read on from there, follow @odata.nextLink.`
      : `${name} takes a whole number, 0 or more.`,
  );
}

function readFlag(name: string, given: string | undefined): boolean {
  if (given === undefined || given === 'false') return false;
  if (given === 'true') return true;
  throw refuseOption(`${name} takes true or false.`);
}

function readFormat(given: string | undefined): 'json' | 'csv' {
  if (given === undefined || /^(application\/)?json\b/i.test(given)) return 'json';
  if (/^(text\/)?csv$/i.test(given)) return 'csv';
  throw refuseOption('$format takes json, or csv for the whole table.');
}

/** The id in `people(…)`; undefined if the name has no brackets. */
export function splitKey(resource: string): { set: string; id?: string } {
  const [, set, key] = /^(\w+)\(\s*(?:\w+\s*=\s*)?'?([^')]*)'?\s*\)$/.exec(resource) ?? [];
  if (set === undefined || key === undefined) return { set: resource };
  if (!isId(key) && !/^\d{1,9}$/.test(key))
    throw refuseOption('Between the brackets stands an id as it is in the table.');
  return { set, id: key };
}
