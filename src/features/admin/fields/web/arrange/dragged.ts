/** The type of what is dragged, by which a section knows a field from other things. */
export const DRAGGED = 'text/x-uptake-field';
