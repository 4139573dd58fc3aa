import type {
  CreateHint,
  FieldReadersProps,
  FirstPlaces,
  ListLink,
  LoadComponent,
  NavigationItem,
  Overlay,
  RecordDoor,
  RecordMenuItem,
  RecordPart,
  SelectionAction,
  WebFeature,
} from './web-feature.ts';

let registered: readonly WebFeature[] = [];
let first: FirstPlaces = { member: [], manager: [], administrator: [] };

/** Called once, before the first render. */
export function registerFeatures(features: readonly WebFeature[], places: FirstPlaces): void {
  registered = features;
  first = places;
}

/** Whether a place is seen at the first glance by this role. */
export function isFirstPlace(to: string, role: keyof FirstPlaces): boolean {
  return first[role].includes(to);
}

export function listFeatures(): readonly WebFeature[] {
  return registered;
}

export function listNavigation(group?: NavigationItem['group']): NavigationItem[] {
  const items = registered.flatMap((feature) => feature.navigation ?? []);
  return group ? items.filter((item) => item.group === group) : items;
}

export function listOverlays(): Overlay[] {
  return registered.flatMap((feature) => feature.overlays ?? []);
}

/** The parts of a record's page: its tabs, or what stands on top. */
export function listRecordParts(type: string, place?: RecordPart['place']): RecordPart[] {
  const parts = registered.flatMap((feature) => feature.recordParts ?? []);
  return parts.filter((part) => part.types.includes(type) && part.place === place);
}

export function listSelectionActions(type: string): SelectionAction[] {
  const actions = registered.flatMap((feature) => feature.selectionActions ?? []);
  return actions.filter((action) => action.types.includes(type));
}

export function listListLinks(type: string): ListLink[] {
  const links = registered.flatMap((feature) => feature.listLinks ?? []);
  return links.filter((link) => link.types.includes(type));
}

export function listRecordDoors(type: string): RecordDoor[] {
  const doors = registered.flatMap((feature) => feature.recordDoors ?? []);
  return doors.filter((door) => door.types.includes(type));
}

export function listRecordMenu(type: string): RecordMenuItem[] {
  const items = registered.flatMap((feature) => feature.recordMenu ?? []);
  return items.filter(({ types }) => !types || types.includes(type));
}

export function listCreateHints(type: string): CreateHint[] {
  const hints = registered.flatMap((feature) => feature.createHints ?? []);
  return hints.filter((hint) => hint.types.includes(type));
}

/** Who reads a field, told beneath why it is asked. */
export function listFieldReaders(): LoadComponent<FieldReadersProps>[] {
  return registered.flatMap(({ fieldReaders }) => (fieldReaders ? [fieldReaders] : []));
}

/** What stands over every page. */
export function listStanding(): LoadComponent[] {
  return registered.flatMap(({ standing }) => (standing ? [standing] : []));
}
