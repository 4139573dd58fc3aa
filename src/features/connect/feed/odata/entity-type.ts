/** The types of values as OData names them. */
export type EdmType =
  | 'Edm.String'
  | 'Edm.Guid'
  | 'Edm.Date'
  | 'Edm.DateTimeOffset'
  | 'Edm.Int32'
  | 'Edm.Decimal'
  | 'Edm.Boolean';

/** A column as programs see it. */
export interface Property {
  name: string;
  type: EdmType;
  label: string;
  isNullable: boolean;
  /** Whether rows can be filtered and ordered by it. */
  isFiltered: boolean;
  isSorted: boolean;
}

/** What a row refers to, which `$expand` brings along. */
export interface Navigation {
  name: string;
  /** The property that holds its id. */
  by: string;
  /** The name of the type it leads to. */
  to: string;
}

/** A table of the feed: how its rows look, and by which name they are asked for. */
export interface EntityType<P extends Property = Property> {
  name: string;
  set: string;
  label: string;
  key: string;
  properties: readonly P[];
  navigations: readonly Navigation[];
}
