import { sql } from 'kysely';
import { refuse } from '#src/records/server/filter/filter-test-sql.ts';
import type { NamedTest } from '#src/records/server/filter/named-test.ts';
import { ADDRESS_STATES } from '../address-state.ts';
import { type Channel, REACHES } from '../reach.ts';
import { mainAddressSql, reachTestSql } from './reach-sql.ts';

/** What filters of people may test besides fields: `{"test":"reach_mail","of":"<purpose>","is":"bounced"}`. */
export const personTests: Readonly<Record<string, NamedTest>> = {
  reach_mail: reachTest('mail'),
  reach_letter: reachTest('letter'),
  reach_phone: reachTest('phone'),
  main_address: (scope, { is }) => {
    const states = [...ADDRESS_STATES, 'none'];
    if (!states.includes(is)) throw refuse(`A main address is one of: ${states.join(', ')}.`);
    return sql`(${mainAddressSql(scope.actor, scope.today, sql.raw(scope.alias))} = ${is})`;
  },
};

function reachTest(channel: Channel): NamedTest {
  return ({ actor, alias }, { is, of }) => {
    const wanted = REACHES.find((one) => one === is);
    if (!wanted) throw refuse(`Who is reached is one of: ${REACHES.join(', ')}.`);
    return reachTestSql({ actor, channel, purpose: of, alias }, wanted);
  };
}
