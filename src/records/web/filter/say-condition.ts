import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type FieldFilter, type Filter, type HasFilter, ME } from '#src/records/filter.ts';
import { formatWorth } from '#src/records/values/money-text.ts';
import { formatValue, type ReadingAids } from '../fields/format-value.ts';
import { fieldLabel, recordWord } from '../labels.ts';
import { splitFilter, testsOf } from '../views/read-filter.ts';
import { readDateTest } from './date-tests.ts';
import { type FieldPlace, fieldAt } from './field-path.ts';
import { isOfDays, needsValue, opWord } from './filter-ops.ts';
import { filterText } from './filter-text.ts';
import { sayNamedTest } from './named-words.ts';

interface Saying {
  declaration: RecordDeclaration;
  types: ReadonlyMap<string, RecordDeclaration>;
  aids: ReadingAids;
}

/** A condition in plain words: "City is Rome or City is Oslo". */
export function sayCondition(condition: Filter, how: Saying): string {
  const tests = testsOf(condition);
  if (tests) return tests.map((test) => sayTest(test, how)).join(` ${filterText.text('or')} `);
  const isNot = 'not' in condition;
  const one = isNot ? condition.not : condition;
  if ('has' in one) return sayHas(one, isNot, how);
  if ('segment' in one) {
    const name = how.aids.refs[one.segment]?.title ?? '…';
    return filterText.text(isNot ? 'segment.out' : 'segment.in', { name });
  }
  const named = 'test' in one ? sayNamedTest(one, how.aids.refs) : undefined;
  if (!named) return filterText.text('advanced');
  return isNot ? filterText.text('contrary', { filter: named }) : named;
}

/** "Has a deal of their company: Status is open". */
function sayHas({ has, through, filter }: HasFilter, isNot: boolean, how: Saying): string {
  const target = how.types.get(has);
  const what = target ? recordWord(target) : has;
  const field = through ? fieldLabel(how.declaration, through) : '';
  const word = through
    ? isNot
      ? 'belongs.noneOf'
      : 'belongs.someOf'
    : isNot
      ? 'belongs.none'
      : 'belongs.some';
  const said = filterText.text(word, { what, field });
  if (!filter || !target) return said;
  const parts = splitFilter(filter).map((one) =>
    sayCondition(one, { ...how, declaration: target }),
  );
  return `${said}: ${parts.join(` ${filterText.text('and')} `)}`;
}

function sayTest(test: FieldFilter, how: Saying): string {
  const place = fieldAt(how.types, how.declaration, test.field);
  if (isOfDays(place.kind)) return `${place.label} ${sayDays(test, how.aids)}`;
  const word = filterText.text(`op.${opWord(test.op, place.kind)}`);
  if (!needsValue(test.op)) return `${place.label} ${word}`;
  const values = [test.value].flat().map((value) => sayValue(value, place, how.aids));
  return `${place.label} ${word} ${values.join(', ') || '…'}`;
}

function sayDays(test: FieldFilter, aids: ReadingAids): string {
  const read = readDateTest(test);
  if (!read) return filterText.text('when.other');
  const { count, day, to } = read.input;
  const said = (one: string) => sayDay(one, aids);
  // the names of the tests are those of their texts
  const name = `when.${read.test.name}` as 'when.today';
  return filterText.text(name, { count, day: said(day), to: said(to) });
}

function sayDay(day: string, { reader }: ReadingAids): string {
  const at = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return '…';
  return new Intl.DateTimeFormat(reader.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    at,
  );
}

function sayValue(value: unknown, place: FieldPlace, aids: ReadingAids): string {
  if (value === ME) return filterText.text('me');
  if (typeof value === 'boolean') return filterText.text(value ? 'yes' : 'no');
  if (place.kind === 'money') {
    const { currency, reader } = aids;
    return currency ? formatWorth({ amount: Number(value), currency }, reader.locale) : '…';
  }
  return formatValue(place.declaration, place.name, { value, aids });
}
