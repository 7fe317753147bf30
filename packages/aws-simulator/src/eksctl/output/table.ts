/** A table as eksctl prints it: tab-separated columns under capital titles. */
export function printTable(titles: string[], rows: (string | number | undefined)[][]): string {
  return `${[titles, ...rows].map(row => row.map(cell => cell ?? '').join('\t')).join('\n')}\n`;
}
