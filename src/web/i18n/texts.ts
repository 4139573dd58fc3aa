/** Texts by name, in groups; a plural has `name_one` and `name_other`. */
export interface Texts {
  readonly [name: string]: string | Texts;
}
