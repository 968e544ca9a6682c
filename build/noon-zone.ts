/** A zone in which it is about noon. It is named by its whole hours from UTC, which every system knows. */
export function noonZone(now: Date): string {
  const hoursEast = 12 - now.getUTCHours();
  if (hoursEast === 0) return 'Etc/GMT';
  // Their signs run the other way: five hours east of Greenwich is GMT-5.
  return hoursEast > 0 ? `Etc/GMT-${hoursEast}` : `Etc/GMT+${-hoursEast}`;
}
