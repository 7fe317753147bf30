/** All items of a paged list of AWS's, or those of its first pages. */
export async function allPages<T>(
  list: (nextToken?: string) => Promise<{ items?: T[]; nextToken?: string }>,
  mostPages = Infinity,
): Promise<T[]> {
  const items: T[] = [];
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const page = await list(nextToken);
    items.push(...(page.items ?? []));
    nextToken = page.nextToken;
    pages += 1;
  } while (nextToken && pages < mostPages);
  return items;
}
