const pattern = /^P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/;

/**
 * Milliseconds of an ISO 8601 duration in days, hours and minutes (`P7D`, `PT12H`, `P1DT30M`);
 * undefined if it is not one. A day is 24 hours.
 * @public
 */
export function parseLifetime(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [days, hours, minutes] = match.slice(1).map(part => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60_000;
}

/** The shortest such text of a duration, whole minutes rounded down. @public */
export function formatLifetime(milliseconds: number): string {
  const total = Math.floor(milliseconds / 60_000);
  const days = Math.floor(total / 1440);
  const hours = Math.floor((total % 1440) / 60);
  const minutes = total % 60;
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}`;
  if (!days && !time) return 'PT0M';
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}
