import { DEAL_HABITS, type Habit, type Observation } from './observation.ts';

interface Made {
  seed: number;
  /** What truly helps, and by how much the odds rise; nothing else does. */
  planted: ReadonlyMap<Habit, number>;
}

/**
 * Deals of a company whose truth is known: sellers of unlike skill, who have habits of their own that
 * hang together; large deals are won less often and worked more thoroughly.
 */
export function makeUpCompany({ seed, planted }: Made): Observation[] {
  const random = randomOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const sellers = Array.from({ length: 8 + Math.floor(random() * 10) }, (_, at) => ({
    id: `seller ${at}`,
    skill: 0.35 * normal(),
    thorough: 0.5 * normal(),
    leanings: DEAL_HABITS.map(() => 0.6 * normal()),
  }));
  return Array.from({ length: 300 + Math.floor(random() * 300) }, (_, at) => {
    const { id, skill, thorough, leanings } = sellers[Math.floor(random() * sellers.length)]!;
    const size = Math.floor(random() * 3);
    const done = DEAL_HABITS.map((_, of) =>
      chance(random, leanings[of]! + thorough + 0.3 * (size - 1)),
    );
    const helped = DEAL_HABITS.reduce(
      (sum, habit, of) => sum + (done[of] ? Math.log(planted.get(habit) ?? 1) : 0),
      0,
    );
    const good = chance(random, -0.5 + skill - 0.4 * (size - 1) + helped);
    const habits = Object.fromEntries(DEAL_HABITS.map((habit, of) => [habit, done[of]!]));
    return { id: `deal ${at}`, owner_id: id, good, stratum: `size ${size}`, habits };
  });
}

const chance = (random: () => number, log: number) => random() < 1 / (1 + Math.exp(-log));

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
