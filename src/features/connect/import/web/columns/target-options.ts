import { customNames } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { IMPORT_TARGETS } from '../../import-targets.ts';
import { importText } from '../import-text.ts';

export interface TargetOption {
  target: string;
  label: string;
}
export interface TargetGroups {
  person: TargetOption[];
  company: TargetOption[];
}

/** Parts of names and addresses that become fields; they are no fields of their own. */
const PARTS = ['full_name', 'middle_name', 'name_title', 'name_suffix', 'postal_city'] as const;
type Part = (typeof PARTS)[number];

function isPart(name: string): name is Part {
  return (PARTS as readonly string[]).includes(name);
}

/** Where a column can go, by whom it tells of. Notes, the owner and leaving out stand apart. */
export function useTargetGroups(): TargetGroups {
  const types = useRecordTypes();
  const optionsOf = (type: 'person' | 'company') =>
    [...IMPORT_TARGETS, ...customTargets(types.get(type))]
      .filter((target) => target.startsWith(`${type}.`) && !target.endsWith('.about'))
      .map((target) => ({ target, label: labelOf(types.get(type), target) }))
      .sort((a, b) => rank(a.target) - rank(b.target));
  return { person: optionsOf('person'), company: optionsOf('company') };
}

/** Fields that the workspace added; whom a cell names cannot be told from its text. */
function customTargets(declaration: RecordDeclaration | undefined): string[] {
  if (!declaration) return [];
  return customNames(declaration)
    .filter((name) => !/^(reference|member)/.test(declaration.fields[name]!.kind))
    .map((name) => `${declaration.type}.${name}`);
}

function labelOf(declaration: RecordDeclaration | undefined, target: string): string {
  const name = target.slice(target.indexOf('.') + 1);
  if (isPart(name)) return importText.text(`parts.${name}`);
  return declaration ? fieldLabel(declaration, name) : name;
}

const ADDRESS = ['street', 'postal_code', 'city', 'postal_city', 'country'];

/** Names first, parts of an address together. */
function rank(target: string): number {
  const name = target.slice(target.indexOf('.') + 1);
  const named = ['full_name', 'name', 'first_name', 'middle_name', 'last_name'].indexOf(name);
  if (named >= 0) return named;
  if (name === 'name_title' || name === 'name_suffix') return 30;
  const place = ADDRESS.indexOf(name);
  return place >= 0 ? 20 + place : 10;
}
