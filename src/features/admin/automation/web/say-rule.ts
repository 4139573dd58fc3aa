import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { isListKind } from '#src/records/field-kinds.ts';
import type { Refs } from '#src/records/web/data/record-client.ts';
import { formatValue, type ReadingAids } from '#src/records/web/fields/format-value.ts';
import { sayCondition } from '#src/records/web/filter/say-condition.ts';
import { fieldLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { splitFilter } from '#src/records/web/views/read-filter.ts';
import { type AssignTo, fillIn, type When, type Whom } from '../automation.ts';
import type { RuleDraft } from './automation-queries.ts';
import { automationText } from './automation-text.ts';

const say = automationText.text;

export interface Saying {
  types: ReadonlyMap<string, RecordDeclaration>;
  aids: ReadingAids;
  refs: Refs;
}

/** A rule as one sentence. */
export function sayRule(rule: Omit<RuleDraft, 'name'>, how: Saying): string {
  const declaration = how.types.get(rule.record_type);
  if (!declaration) return rule.record_type;
  const given = { declaration, ...how };
  const conditions = splitFilter(rule.filter).map((one) => sayCondition(one, given));
  return say('say.rule', {
    types: recordPluralLabel(declaration),
    when: sayWhen(rule.when, given),
    if: conditions.length > 0 ? say('say.if', { filter: conditions.join(say('say.and')) }) : '',
    steps: rule.actions.map((action) => sayAction(action, given)).join(say('say.then')),
  });
}

type Given = Saying & { declaration: RecordDeclaration };

function sayWhen(when: When, given: Given): string {
  const label = (name: string) => fieldLabel(given.declaration, name);
  switch (when.kind) {
    case 'created':
      return say('say.created');
    case 'changed': {
      const fields = when.fields.map(label).join(', ');
      if (when.fields.length === 0) return say('say.changedAny');
      if (when.to === undefined || when.to === null) return say('say.changed', { fields });
      const value = sayValue(when.fields[0]!, when.to, given);
      return say('say.changedTo', { fields, value });
    }
    case 'entered':
      return say('say.entered', {
        field: label(when.field),
        value: sayValue(when.field, when.value, given),
      });
    case 'date_near':
      if (when.days === 0) return say('say.onDay', { field: label(when.field) });
      return say(`say.${when.side}`, { count: when.days, field: label(when.field) });
    case 'idle':
      return say('say.idle', { count: when.days });
  }
}

function sayValue(field: string, value: unknown, { declaration, aids, refs }: Given): string {
  const known = { ...aids, refs: { ...aids.refs, ...refs } };
  const kind = declaration.fields[field]?.kind;
  const held = kind && isListKind(kind) ? [value].flat() : value;
  return formatValue(declaration, field, { value: held, aids: known });
}

/** A step of a rule, or what a run or rehearsal tells of one. */
interface Step {
  kind: string;
  subject?: string;
  due_in_days?: number | null;
  whom?: Whom;
  owner_id?: string;
  to?: AssignTo;
  field?: string;
  value?: unknown;
  tag?: string;
  members?: string[];
  words?: string;
  endpoint_id?: string;
}

/** What a run or a rehearsal tells that was done. */
export function sayDone(did: { kind: string }, given: Given): string {
  const one = did as Step;
  const whom = nameOf(one.owner_id ?? one.members?.[0] ?? '', given);
  const field = one.field ? fieldLabel(given.declaration, one.field) : '';
  switch (did.kind) {
    case 'assign':
      return say('done.assign', { whom });
    case 'task':
      return say('done.task', { subject: one.subject ?? '…', whom });
    case 'set': {
      const value = sayValue(one.field!, one.value, given);
      return value === '' ? say('done.clear', { field }) : say('done.set', { field, value });
    }
    case 'tag':
      return say('done.tag', { tag: one.tag ?? '' });
    case 'notify':
      return one.members?.length === 0 ? '' : say('done.told', { whom });
    default:
      return say('done.webhook', { name: nameOf(one.endpoint_id ?? '', given) });
  }
}

/** A step of a rule in words. */
function sayAction(action: { kind: string }, given: Given): string {
  const one = action as Step;
  switch (action.kind) {
    case 'assign':
      return sayAssign(one, given);
    case 'task':
      return say('say.task', {
        subject: sayWords(one.subject || '…', given.declaration),
        whom: sayWhom(one.whom, given),
        due: sayDue(one.due_in_days ?? null),
      });
    case 'set':
      return saySet(one, given);
    case 'tag':
      return say('say.tag', { tag: one.tag || '…' });
    case 'notify':
      return say('say.notify', {
        whom: sayWhom(one.whom, given),
        words: sayWords(one.words || '…', given.declaration),
      });
    default:
      return say('say.webhook', { name: nameOf(one.endpoint_id ?? '', given) });
  }
}

const PLACES: Partial<Record<string, string>> = { company: 'company_id', owner: 'owner_id' };

/** Words of a rule, what will stand in a place in brackets: `{title}` as [Deal], unless it is given. */
export function sayWords(words: string, declaration: RecordDeclaration, title?: string): string {
  return fillIn(words, (place) => {
    if (place === 'title' && title !== undefined) return title;
    const name = PLACES[place] ?? place;
    const isKnown = ['title', 'owner_id'].includes(name) || fieldOf(declaration, name);
    return isKnown ? `[${fieldLabel(declaration, name)}]` : undefined;
  });
}

function sayAssign(action: Step, given: Given): string {
  const { to } = action;
  if (to?.kind === 'company_owner') return say('say.assignCompany');
  if (to?.kind === 'team') return say('say.assignTeam', { whom: nameOf(to.id, given) });
  return say('say.assign', { whom: nameOf(to?.kind === 'member' ? to.id : '', given) });
}

function saySet(action: Step, given: Given): string {
  const { field: name = '', value } = action;
  const field = fieldLabel(given.declaration, name);
  const ahead = value as { in?: number } | null;
  if (typeof ahead === 'object' && typeof ahead?.in === 'number') {
    return say('say.setDays', { field, count: ahead.in });
  }
  const said = sayValue(name, value, given);
  return said === '' ? say('say.clear', { field }) : say('say.set', { field, value: said });
}

function sayDue(days: number | null): string {
  if (days === null) return '';
  return days === 0 ? say('say.dueToday') : say('say.due', { count: days });
}

function sayWhom(whom: Whom | undefined, given: Given): string {
  return whom?.kind === 'member' ? nameOf(whom.id, given) : say('say.owner');
}

function nameOf(id: string, { refs, aids }: Given): string {
  if (id === '') return '…';
  const member = aids.members.find((one) => one.id === id);
  return refs[id]?.title ?? member?.name ?? say('say.somebody');
}
