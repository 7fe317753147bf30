/** Line breaks and other controls, halves of characters, and what changes the direction of reading. */
const controls = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** One line that can do nothing but be read. */
export function plainText(text: string): string {
  return text.replace(controls, ' ').trim();
}

/** At most so many characters, the last of which then says that there were more. */
export function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
