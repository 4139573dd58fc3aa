import { Chance } from '../chance.ts';
import type { Deed } from '../play/deed.ts';
import { type Channel, type Contact, Desk, type Promised } from '../play/desk.ts';
import { isThere, nextWorkingDay } from '../play/presence.ts';
import { type DayNumber, instantOf, MINUTE, weekdayOf } from '../world/calendar.ts';
import type { Kind } from '../world/causes.ts';
import type { Customer, Member, Organisation } from '../world/organisation.ts';
import { fallenBy, kindAfterFall, kindAtFirst } from '../world/truth.ts';
import { type Mind, mindOf, worthOf } from './planner-mind.ts';

const BLOCK = 30;
const MOST_A_BLOCK = 6;
const MOST_KEPT_IN_HEAD = 14;

interface Waiting {
  contact: Contact;
  day: DayNumber;
  isSeen: boolean;
}

/** What one has before oneself: appointments, what is not written yet, what was promised. */
interface Plan {
  appointments: Map<DayNumber, Customer[]>;
  backlog: Waiting[];
  promised: Promised[];
  /** What stands there today, for the order that counts. */
  entries: number;
  fatigue: number;
}

/**
 * Family B: each person plans a day of blocks and does what seems worth most at the moment, with
 * limited time, growing tiredness and a head that forgets.
 */
export function playPlanners(organisation: Organisation, deeds: Deed[]): void {
  for (const member of organisation.members) {
    const chance = new Chance(`planner ${organisation.seed} ${member.id}`);
    const office = organisation.administrator.id;
    new Planner(
      organisation,
      chance,
      new Desk({ deeds, chance: chance.fork('desk'), member, office }),
    ).live();
  }
}

class Planner {
  readonly #plan: Plan = {
    appointments: new Map(),
    backlog: [],
    promised: [],
    entries: 0,
    fatigue: 0,
  };
  readonly #chance: Chance;
  readonly #desk: Desk;
  readonly #organisation: Organisation;
  readonly #member: Member;
  #mind: Mind;
  #kind: Kind = 'away';

  constructor(organisation: Organisation, chance: Chance, desk: Desk) {
    this.#organisation = organisation;
    this.#chance = chance;
    this.#desk = desk;
    this.#member = desk.member;
    this.#mind = mindOf(desk.member, 'away', chance);
  }

  live(): void {
    const { start, weeks } = this.#organisation;
    const before = mindOf(this.#member, kindAtFirst(this.#member), this.#chance.fork('before'));
    const after = mindOf(this.#member, kindAfterFall(this.#member), this.#chance.fork('after'));
    for (let day = start; day < start + weeks * 7; day++) {
      if (!isThere(this.#member, day)) continue;
      this.#mind = this.#chance.is(fallenBy(this.#member, start, day)) ? after : before;
      this.#kind = this.#mind.kind;
      this.#workOn(day);
    }
  }

  #workOn(day: DayNumber): void {
    const { begins, ends, odd } = this.#member;
    const plan = this.#plan;
    plan.entries = 0;
    plan.fatigue = Math.max(0, plan.fatigue * 0.5);
    this.#forget(day);
    const due = plan.appointments.get(day) ?? [];
    plan.appointments.delete(day);
    let inbox = this.#chance.poisson(
      (this.#member.contacts_a_week / this.#member.weekdays.length) * 0.62,
    );
    this.#keepPromises(day);
    for (let minute = begins; minute + BLOCK <= ends; minute += BLOCK) {
      // a break at noon, and blocks that others fill
      if ((minute >= 720 && minute < 750) || this.#chance.is(0.16)) continue;
      const left = (ends - minute) / BLOCK;
      const isBusy = this.#chance.is(Math.min(1, (inbox + due.length) / Math.max(1, left * 0.8)));
      inbox -= this.#spendBlock({ day, minute, isBusy, due, inbox });
      plan.fatigue += 0.03;
    }
    if (odd.has('evening') && this.#kind === 'adopter')
      this.#write(day, this.#chance.between(1180, 1330), 20);
  }

  /** Gives how many of those who asked have had their answer. */
  #spendBlock(given: {
    day: DayNumber;
    minute: number;
    isBusy: boolean;
    due: Customer[];
    inbox: number;
  }): number {
    const { day, minute, isBusy, due, inbox } = given;
    if (isBusy && due.length > 0 && this.#chance.is(due.length / (due.length + inbox))) {
      this.#meet(day, minute, due.pop()!, true);
      return 0;
    }
    if (isBusy && inbox > 0) {
      this.#meet(day, minute, this.#chance.pickSkewed(this.#member.customers), false);
      return 1;
    }
    this.#spendFreeBlock(day, minute);
    return 0;
  }

  /** A contact; looked up before it where there was a plan, and written down when that seems worth it. */
  #meet(day: DayNumber, minute: number, customer: Customer, isPlanned: boolean): void {
    const chance = this.#chance;
    const at = this.#at(day, minute + chance.between(2, 20));
    const isSeen = !chance.is(this.#member.unseen);
    if (chance.is(isPlanned ? this.#mind.prepares : this.#mind.glances)) {
      const ahead = isPlanned ? chance.between(4, 110) : chance.between(0.3, 5);
      this.#desk.look(at - ahead * MINUTE, customer);
    }
    const channel = this.#channelOf(isPlanned);
    const contact: Contact = isSeen
      ? this.#desk.meet(at, customer, channel)
      : {
          at,
          customer,
          person_id: chance.pick(customer.person_ids),
          channel,
          activity_id: null,
          heard: 0,
        };
    this.#plan.backlog.push({ contact, day, isSeen });
    if (this.#plan.backlog.length > MOST_KEPT_IN_HEAD * 4) this.#plan.backlog.shift();
    const waits = this.#member.odd.has('evening') ? 1.1 : 0;
    if (this.#wants(day, minute, waits)) this.#write(day, minute + chance.between(22, 29), 1);
    if (chance.is(0.42)) this.#plan.appointments.set(...this.#nextTime(day, customer));
    if (chance.is(this.#mind.promises)) {
      this.#plan.promised.push(this.#desk.promise(at + 6 * MINUTE, customer, chance.whole(1, 12)));
    }
  }

  #channelOf(isPlanned: boolean): Channel {
    return this.#chance.weighted<Channel>([
      ['mail', isPlanned ? 2 : 6],
      ['call', isPlanned ? 5 : 3],
      ['meeting', isPlanned ? 3 : 0],
      ['order', 0.4],
      ['case', 0.4],
    ]);
  }

  #nextTime(day: DayNumber, customer: Customer): [DayNumber, Customer[]] {
    const next = nextWorkingDay(this.#member, day + this.#chance.whole(1, 16)) ?? day + 7;
    return [next, [...(this.#plan.appointments.get(next) ?? []), customer]];
  }

  #wants(day: DayNumber, minute: number, threshold: number): boolean {
    const worth = worthOf(this.#mind, this.#member, { day, minute, ...this.#plan });
    return worth - this.#plan.fatigue + this.#gumbel() * 0.3 > 1 + threshold + this.#gumbel() * 0.3;
  }

  #gumbel(): number {
    return -Math.log(-Math.log(Math.max(1e-9, this.#chance.next())));
  }

  #spendFreeBlock(day: DayNumber, minute: number): void {
    const { odd } = this.#member;
    const isFridayNoon = weekdayOf(day) === 5 && minute >= 660 && minute < 840;
    if (isFridayNoon && odd.has('friday_tidier') && this.#kind === 'adopter')
      this.#tidy(day, minute);
    else if (this.#plan.backlog.length > 0 && this.#wants(day, minute, 0.1))
      this.#write(day, minute, MOST_A_BLOCK);
    else if (this.#mind.pads && this.#wants(day, minute, 0)) this.#pad(day, minute);
    else if (this.#chance.is(this.#mind.shows)) {
      for (let nr = this.#chance.whole(1, 4); nr > 0; nr--) {
        this.#desk.look(
          this.#at(day, minute) + nr * 11_000,
          this.#chance.pick(this.#member.customers),
        );
      }
    } else if (this.#chance.is(this.#mind.tidies))
      this.#desk.tidy(this.#at(day, minute + 9), this.#chance.pick(this.#member.customers));
    if (odd.has('planned_exporter') && weekdayOf(day) === 2 && this.#chance.is(0.012)) {
      this.#desk.takeOut(this.#at(day, minute + 14));
    }
  }

  /** Newest first: what is long ago has lost its words. */
  #write(day: DayNumber, minute: number, most: number): void {
    let at = this.#at(day, minute);
    for (let nr = 0; nr < most && this.#plan.backlog.length > 0; nr++) {
      const { contact, isSeen } = this.#plan.backlog.pop()!;
      at += this.#chance.between(0.6, 3.2) * MINUTE * Math.min(2.5, this.#member.sentence_s / 14);
      at = Math.max(at, contact.at + MINUTE);
      const little = this.#chance.is(this.#mind.careless);
      const id = this.#desk.write(at, contact, {
        little,
        kind: isSeen ? 'note' : 'visit',
        when: contact.at,
      });
      this.#plan.entries += 1;
      if (this.#kind === 'struggler' && id !== contact.activity_id && this.#chance.is(0.25)) {
        this.#desk.discard(at + 12 * MINUTE, 'activity', id);
      }
      if (this.#chance.is(this.#mind.tidies)) this.#desk.tidy(at + MINUTE, contact.customer);
    }
  }

  #pad(day: DayNumber, minute: number): void {
    let at = this.#at(day, minute);
    for (let nr = this.#chance.whole(1, 5); nr > 0; nr--) {
      const customer = this.#chance.pick(this.#member.customers);
      at += this.#chance.lognormal(50, 0.4) * 1000;
      const about = {
        customer,
        person_id: this.#chance.pick(customer.person_ids),
        activity_id: null,
        heard: 0,
      };
      this.#desk.write(at, about, {
        little: true,
        kind: 'call',
        when: at - this.#chance.between(5, 200) * MINUTE,
      });
      this.#plan.entries += 1;
    }
  }

  #tidy(day: DayNumber, minute: number): void {
    for (let nr = this.#chance.whole(2, 6); nr > 0; nr--) {
      this.#desk.tidy(this.#at(day, minute + nr * 4), this.#chance.pick(this.#member.customers));
    }
  }

  #keepPromises(day: DayNumber): void {
    const left: Promised[] = [];
    for (const promised of this.#plan.promised) {
      // what is due soon stands on the list of the day, and is often done before
      const isDue = day >= promised.due || (day >= promised.due - 2 && this.#chance.is(0.45));
      if (!isDue || !this.#chance.is(this.#mind.keeps)) {
        if (day - promised.due < 40) left.push(promised);
        continue;
      }
      const at = this.#at(
        day,
        this.#chance.between(this.#member.begins + 15, this.#member.ends - 15),
      );
      if (this.#chance.is(0.25 + 0.6 * this.#mind.drive)) {
        this.#desk.meet(at, promised.customer, this.#chance.is(0.5) ? 'mail' : 'call');
      }
      const until = at + this.#chance.between(3, 25) * MINUTE;
      this.#desk.keep(until, promised, this.#chance.is(this.#mind.tells));
    }
    this.#plan.promised = left;
  }

  #forget(day: DayNumber): void {
    const { holds } = this.#mind;
    this.#plan.backlog = this.#plan.backlog
      .filter((waiting) => this.#chance.is(Math.exp(-(day - waiting.day) / holds)))
      .slice(-MOST_KEPT_IN_HEAD * 3);
  }

  #at(day: DayNumber, minute: number): number {
    return instantOf(this.#member.zone, day, minute);
  }
}
