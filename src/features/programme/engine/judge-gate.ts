import type { Answer, Answers, Gate, Playbook } from './playbook.ts';

export interface JudgedCondition extends Answer {
  name: string;
}

export interface JudgedGate {
  name: string;
  isOpen: boolean;
  conditions: JudgedCondition[];
}

const UNKNOWN: Answer = { met: null, have: null, need: null, why: 'not_measured' };

/** Open only when every condition is known to be met: what is not measured holds it shut. */
export function judgeGate(gate: Gate, answers: Answers): JudgedGate {
  const conditions = gate.conditions.map((name) => ({ name, ...(answers[name] ?? UNKNOWN) }));
  return { name: gate.name, isOpen: conditions.every(({ met }) => met === true), conditions };
}

export function findGate({ gates }: Playbook, name: string): Gate {
  const gate = gates.find((one) => one.name === name);
  if (!gate) throw new Error(`the playbook has no gate ${name}`);
  return gate;
}

/** What keeps a gate shut. */
export function missingOf(playbook: Playbook, name: string, answers: Answers): JudgedCondition[] {
  const { conditions } = judgeGate(findGate(playbook, name), answers);
  return conditions.filter(({ met }) => met !== true);
}
