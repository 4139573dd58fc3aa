/** Takes away all that the address says besides the view. */
export const AS_SAVED = {
  where: undefined,
  sort: undefined,
  columns: undefined,
  group: undefined,
  bin: undefined,
};
