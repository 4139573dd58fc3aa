/** Sorts what was made first to the front; ISO 8601 keeps no zeros at the end of a fraction, so texts do not compare. */
export function byAge(one: Made, other: Made): number {
  const apart = Date.parse(one.created_at) - Date.parse(other.created_at);
  // ids are made in order, and tell what lies within one millisecond
  return apart || (one.id < other.id ? -1 : 1);
}

interface Made {
  id: string;
  created_at: string;
}
