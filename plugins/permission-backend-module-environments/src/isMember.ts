/** Whether one of somebody's entity refs is among those named; `*` names everybody. */
export function isMember(claims: string[], members: string[]): boolean {
  return members.some(member => member === '*' || claims.includes(member));
}
