import type { Chance } from '../chance.ts';
import { DAY, dayText, HOUR, localOf, MINUTE } from '../world/calendar.ts';
import type { Customer, Member } from '../world/organisation.ts';
import type { Deed, Doing, Via } from './deed.ts';
import { dayOfWork } from './presence.ts';
import { sayLittle, sayMuch, sayPromise } from './words.ts';

export type Channel = 'mail' | 'call' | 'meeting' | 'order' | 'case';
/** A contact with a customer that has taken place. */
export interface Contact {
  at: number;
  customer: Customer;
  person_id: string;
  channel: Channel;
  /** The record that a system made of it, and when it did. */
  activity_id: string | null;
  heard: number;
}

/** Whom it was with, for who writes it down. */
export type Met = Pick<Contact, 'customer' | 'person_id' | 'activity_id' | 'heard'>;

export interface Promised {
  id: string;
  customer: Customer;
  made: number;
  /** A day. */
  due: number;
}

/** The hands of one person: what they do becomes deeds; why and when is the family's. */
export class Desk {
  readonly #deeds: Deed[];
  readonly #chance: Chance;
  readonly #viewed = new Map<string, number>();
  readonly member: Member;
  readonly office: string;

  constructor(given: { deeds: Deed[]; chance: Chance; member: Member; office: string }) {
    this.#deeds = given.deeds;
    this.#chance = given.chance;
    this.member = given.member;
    this.office = given.office;
  }

  /** A contact that some system sees by itself, with what that system does to its time. */
  meet(at: number, customer: Customer, channel: Channel): Contact {
    const chance = this.#chance;
    const person_id = chance.pick(customer.person_ids);
    const company_id = customer.company_id;
    const heard = Math.round(at + this.#lag(channel));
    const contact: Contact = { at, customer, person_id, channel, activity_id: null, heard };
    const owner_id = this.member.id;
    if (channel === 'order') {
      const record = {
        id: chance.id(at),
        company_id,
        person_id,
        owner_id,
        name: 'Order',
        status: 'open',
      };
      this.#byOffice(heard, { do: 'create', type: 'sales_order', records: [record] });
      return contact;
    }
    if (channel === 'case') {
      const id = chance.id(at);
      const opened = at - chance.lognormal(90, 0.8) * MINUTE;
      const record = {
        id,
        company_id,
        person_id,
        owner_id,
        subject: sayPromise(chance),
        status: 'new',
      };
      this.#byOffice(opened, { do: 'create', type: 'service_case', records: [record] });
      this.#add({ at: heard, via: 'email', doing: { do: 'answer', id } });
      return contact;
    }
    const via: Via = channel === 'mail' ? 'email' : channel === 'call' ? 'phone' : 'calendar';
    const kind = channel === 'mail' ? 'message' : channel;
    contact.activity_id = chance.id(at);
    const when = new Date(this.#claim(at)).toISOString();
    const seen = { id: contact.activity_id, kind, company_id, person_id, occurred_at: when };
    this.#add({ at: heard, via, doing: { do: 'create', type: 'activity', records: [seen] } });
    return contact;
  }

  #lag(channel: Channel): number {
    if (channel === 'meeting') return 0;
    const isLate = this.member.odd.has('late_sync') && this.#chance.is(0.35);
    if (isLate && this.#chance.is(0.06)) return this.#chance.between(10, 25) * DAY;
    return isLate ? this.#chance.between(0.6, 4) * DAY : this.#chance.lognormal(2, 0.8) * MINUTE;
  }

  /** A clock that goes wrong claims hours that lie ahead, or behind. */
  #claim(at: number): number {
    if (!this.member.odd.has('wrong_clock')) return at;
    return at + (this.#chance.is(0.6) ? 5 * HOUR : -2 * HOUR);
  }

  /** Writes down what was said: in a line, in a form, or on what the system saw. */
  write(at: number, about: Met, how: Writing = {}): string {
    const chance = this.#chance;
    const { company_id } = about.customer;
    const body = how.little ? sayLittle(chance) : sayMuch(chance);
    const effort = this.#effort(body.length, how.little ? 0.6 : 1);
    if (about.activity_id && about.heard < at && !how.little && chance.is(0.4)) {
      const patches = [{ id: about.activity_id, body }];
      this.#add({ at, via: 'web', effort, doing: { do: 'change', type: 'activity', patches } });
      return about.activity_id;
    }
    const id = chance.id(at);
    const occurred_at = new Date(how.when ?? at).toISOString();
    const { person_id } = about;
    const kind = how.kind ?? 'note';
    const record = { id, kind, body, company_id, person_id, occurred_at };
    const via = how.little || chance.is(0.5) ? 'web' : 'capture';
    this.#add({ at, via, effort, doing: { do: 'create', type: 'activity', records: [record] } });
    return id;
  }

  /** Opens a customer's page, the person, or the deal; a second look within the hour is not told. */
  look(at: number, customer: Customer, prompted = false): void {
    const [type, id] = this.#chance.weighted<[string, string]>([
      [['company', customer.company_id], 5],
      [['person', this.#chance.pick(customer.person_ids)], 3],
      [['deal', customer.deal_id], 3],
    ]);
    const before = this.#viewed.get(id);
    if (before !== undefined && Math.abs(at - before) < HOUR) return;
    this.#viewed.set(id, at);
    this.#add({ at, via: 'web', doing: { do: 'view', type, id, ...(prompted && { prompted }) } });
  }

  /** Brings a deal or a customer up to date. */
  tidy(at: number, customer: Customer, field?: 'amount' | 'closes_on' | 'about'): void {
    const chance = this.#chance;
    const name = field ?? chance.pick(['amount', 'closes_on', 'about'] as const);
    const value = {
      amount: () => ({ amount: chance.whole(10, 900) * 10_000, currency: 'EUR' }),
      closes_on: () => dayText(Math.floor(at / DAY) + chance.whole(10, 120)),
      about: () => sayMuch(chance),
    }[name]();
    const patches = [{ id: customer.deal_id, [name]: value }];
    const effort = this.#effort(12, 0.5);
    this.#add({ at, via: 'web', effort, doing: { do: 'change', type: 'deal', patches } });
  }

  promise(at: number, customer: Customer, days: number): Promised {
    const id = this.#chance.id(at);
    const wanted = localOf(this.member.zone, at).day + Math.max(0, Math.round(days));
    // nobody promises something for a day on which they are not there, as far as they know
    const due = dayOfWork(this.member, wanted);
    const { company_id } = customer;
    const person_id = this.#chance.pick(customer.person_ids);
    const record = {
      id,
      subject: sayPromise(this.#chance),
      company_id,
      person_id,
      due_on: dayText(due),
    };
    const via = this.#chance.is(0.6) ? 'capture' : 'web';
    const effort = this.#effort(20, 0.6);
    this.#add({ at, via, effort, doing: { do: 'create', type: 'task', records: [record] } });
    return { id, customer, made: at, due };
  }

  keep(at: number, promised: Promised, withWords: boolean): void {
    const note = withWords ? { id: this.#chance.id(at), body: sayMuch(this.#chance) } : undefined;
    const effort = this.#effort(note?.body.length ?? 0, 0.4);
    const doing: Doing = { do: 'complete', id: promised.id, ...(note && { note }) };
    this.#add({ at: Math.max(at, promised.made + MINUTE), via: 'web', effort, doing });
  }

  postpone(at: number, promised: Promised, due: number): void {
    this.#add({ at, via: 'web', doing: { do: 'postpone', id: promised.id, due_on: dayText(due) } });
  }

  discard(at: number, type: 'activity' | 'task', id: string): void {
    this.#add({ at, via: 'web', doing: { do: 'bin', type, id } });
  }

  /** Takes a list out as a file; the planned ones never bring it back. */
  takeOut(at: number, record_type = 'deal'): void {
    const rows = this.#chance.whole(40, 900);
    this.#add({
      at,
      via: 'web',
      doing: { do: 'export', id: this.#chance.id(at), record_type, rows },
    });
  }

  /** Brings a file back in, and with it what was kept outside. */
  bringIn(at: number, customers: readonly Customer[]): void {
    const patches = customers.map(({ deal_id }) => ({ id: deal_id, about: sayMuch(this.#chance) }));
    this.#add({ at, via: 'import', doing: { do: 'change', type: 'deal', patches } });
    const rows = patches.length;
    const done: Doing = { do: 'import_done', id: this.#chance.id(at), rows };
    this.#add({ at: at + MINUTE, via: 'import', doing: done });
  }

  do(at: number, doing: Doing): void {
    this.#add({ at, via: 'web', doing });
  }

  #byOffice(at: number, doing: Doing): void {
    this.#deeds.push({ at: Math.round(at), actor: this.office, via: 'api', doing });
  }

  #add(deed: Omit<Deed, 'actor'>): void {
    this.#deeds.push({ ...deed, at: Math.round(deed.at), actor: this.member.id });
  }

  #effort(letters: number, share: number): { ms: number; keys: number } {
    const seconds = this.member.sentence_s * share * (0.4 + letters / 60);
    const ms = Math.round(1000 * Math.max(1.5, this.#chance.lognormal(seconds, 0.35)));
    return { ms, keys: Math.round(letters * this.#chance.between(0.9, 1.2)) + 3 };
  }
}

export interface Writing {
  /** As little as will do. */
  little?: boolean;
  kind?: 'call' | 'meeting' | 'visit' | 'note';
  /** When it is claimed to have been. */
  when?: number;
}
