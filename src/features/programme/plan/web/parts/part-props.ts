import type { ProgrammeAnswer, ProgrammePageAnswer } from '../programme-queries.ts';

export interface PartProps {
  programme: ProgrammeAnswer;
  may: ProgrammePageAnswer['may'];
}
