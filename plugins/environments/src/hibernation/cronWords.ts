import cronstrue from 'cronstrue';

/** For example "at 20:00, Monday through Friday", to follow other words; undefined for what cannot be read. */
export function cronInWords(cron: string): string | undefined {
  try {
    const words = cronstrue.toString(cron, { use24HourTimeFormat: true });
    return words.charAt(0).toLowerCase() + words.slice(1);
  } catch {
    return undefined;
  }
}
