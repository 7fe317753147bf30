/** What came of it: a value, or the text of the error. */
export function attempt<T>(make: () => T): { value?: T; refusal?: string } {
  try {
    return { value: make() };
  } catch (error) {
    return { refusal: String(error) };
  }
}
