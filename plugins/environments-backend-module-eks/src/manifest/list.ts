/** The list, or undefined for an empty one: the two mean the same to eksctl. */
export function list<T>(items: T[] | undefined): T[] | undefined {
  return items && items.length > 0 ? items : undefined;
}
