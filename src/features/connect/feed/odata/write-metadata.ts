import type { EntityType, Property } from './entity-type.ts';

const NAMESPACE = 'Uptake';
const VOCABULARIES = 'https://oasis-tcs.github.io/odata-vocabularies/vocabularies';

/** The description of all tables (CSDL 4.0, XML), by which programs know what to expect. */
export function writeMetadata(types: readonly EntityType[]): string {
  const known = new Map(types.map((type) => [type.name, type]));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    reference('Core'),
    reference('Capabilities'),
    '<edmx:DataServices>',
    `<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...types.map((type) => writeType(type, known)),
    '<EntityContainer Name="Container">',
    ...types.map((type) => writeSet(type, known)),
    '</EntityContainer>',
    '</Schema>',
    '</edmx:DataServices>',
    '</edmx:Edmx>',
    '',
  ].join('\n');
}

function reference(vocabulary: string): string {
  const name = `Org.OData.${vocabulary}.V1`;
  return `<edmx:Reference Uri="${VOCABULARIES}/${name}.xml"><edmx:Include Namespace="${name}"/></edmx:Reference>`;
}

type Known = ReadonlyMap<string, EntityType>;

function writeType(type: EntityType, known: Known): string {
  return [
    `<EntityType Name="${type.name}">`,
    `<Key><PropertyRef Name="${type.key}"/></Key>`,
    ...type.properties.map(writeProperty),
    ...leading(type, known).map(
      ({ name, by, to }) =>
        `<NavigationProperty Name="${name}" Type="${NAMESPACE}.${to}"><ReferentialConstraint Property="${by}" ReferencedProperty="${known.get(to)!.key}"/></NavigationProperty>`,
    ),
    describe(type.label),
    '</EntityType>',
  ].join('\n');
}

/** The ways that lead to a table of the feed. */
export function leading({ navigations }: EntityType, known: Known) {
  return navigations.filter(({ to }) => known.has(to));
}

function writeProperty({ name, type, label, isNullable }: Property): string {
  const facets = type === 'Edm.Decimal' ? ' Scale="variable"' : '';
  const precision = type === 'Edm.DateTimeOffset' ? ' Precision="6"' : '';
  const nullable = isNullable ? '' : ' Nullable="false"';
  return `<Property Name="${name}" Type="${type}"${facets}${precision}${nullable}>${describe(label)}</Property>`;
}

function writeSet(type: EntityType, known: Known): string {
  const bindings = leading(type, known).map(
    ({ name, to }) => `<NavigationPropertyBinding Path="${name}" Target="${known.get(to)!.set}"/>`,
  );
  return [
    `<EntitySet Name="${type.set}" EntityType="${NAMESPACE}.${type.name}">`,
    ...bindings,
    restrict(
      'Filter',
      type.properties.filter(({ isFiltered }) => !isFiltered),
    ),
    restrict(
      'Sort',
      type.properties.filter(({ isSorted }) => !isSorted),
    ),
    '</EntitySet>',
  ].join('\n');
}

const NOT = { Filter: 'NonFilterableProperties', Sort: 'NonSortableProperties' };

/** Tells programs what to do themselves rather than ask. */
function restrict(what: 'Filter' | 'Sort', not: readonly Property[]): string {
  const paths = not.map(({ name }) => `<PropertyPath>${name}</PropertyPath>`).join('');
  return `<Annotation Term="Org.OData.Capabilities.V1.${what}Restrictions"><Record><PropertyValue Property="${NOT[what]}"><Collection>${paths}</Collection></PropertyValue></Record></Annotation>`;
}

function describe(label: string): string {
  return `<Annotation Term="Org.OData.Core.V1.Description" String="${escapeXml(label)}"/>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without the signs that XML cannot hold at all. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
}
